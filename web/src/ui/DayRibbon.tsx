import type { Tier } from './PriceTag';

export interface RibbonHour {
  /** What stands under it, where it is shown: "18". */
  label: string;
  free: boolean;
  tier?: Tier;
  yours?: boolean;
}

interface Props {
  hours: readonly RibbonHour[];
  /** The same in words: "Río Verde on Thursday: 9 of 14 hours free". */
  label: string;
  /** The first, the middle and the last hour underneath. */
  axis?: boolean;
  className?: string;
}

const heights: Record<Tier, string> = { off: 'h-[42%]', standard: 'h-[58%]', peak: 'h-[92%]' };

/** One bar an hour: filled is free, hollow is taken, tall is dear, highlighter is yours. One picture with one sentence. */
export function DayRibbon({ hours, label, axis = false, className = 'h-[22px]' }: Props) {
  const marks = [hours[0], hours[Math.floor(hours.length / 2)], hours.at(-1)];
  return (
    <div role="img" aria-label={label}>
      <div className={`flex items-end gap-0.5 ${className}`}>
        {hours.map((hour, index) => (
          <i key={index} className={`min-w-0 grow rounded-[2px] forced-color-adjust-none ${bar(hour)}`} />
        ))}
      </div>
      {axis && (
        <div className="num mt-[3px] flex justify-between text-[0.6875rem]/4 text-ink-3" aria-hidden="true">
          {marks.map((hour, index) => (
            <span key={index}>{hour?.label}</span>
          ))}
        </div>
      )}
    </div>
  );
}

function bar({ free, tier = 'standard', yours }: RibbonHour): string {
  if (yours) return 'h-full bg-yours inset-ring-[1.5px] inset-ring-yours-edge';
  return `${heights[tier]} ${free ? 'bg-court' : 'inset-ring inset-ring-line-strong/60'}`;
}
