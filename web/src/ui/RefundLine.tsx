import { useTranslations } from 'use-intl';
import type { Money } from '../api/types';
import { formatMoney } from './money';
import { formatList, formatWhen } from './time';

export interface RefundStep {
  /** The instant it ends; none for the last. */
  until: string | null;
  amount: Money;
}

interface Props {
  steps: readonly RefundStep[];
  zone: string;
  /** What was paid; without it the first step counts as all of it. */
  total?: Money;
}

const looks = [
  'bg-grass',
  'text-amber bg-[repeating-linear-gradient(90deg,currentcolor_0_4px,transparent_4px_7px)]',
  'inset-ring-[1.5px] inset-ring-line-strong',
];

/** Solid while all comes back, striped while a part does, hollow after. Amounts and moments are the server's. */
export function RefundLine({ steps, zone, total }: Props) {
  const t = useTranslations('common.refund');
  const whole = (total ?? steps[0]?.amount)?.amount ?? 0;
  const said = steps.map(({ until, amount }) =>
    until === null
      ? t('partAfter', { amount: formatMoney(amount) })
      : t('partUntil', { amount: formatMoney(amount), when: formatWhen(until, zone) }),
  );
  return (
    <div>
      <p className="sr-only">{t('sentence', { parts: formatList(said) })}</p>
      <ol className="flex flex-wrap gap-x-1 gap-y-3" aria-hidden="true">
        {steps.map((step, index) => (
          <li
            key={step.until ?? 'after'}
            className="min-w-min basis-0"
            style={{ flexGrow: step.until === null ? 2 : 3 - index / 2 }}
          >
            <div className={`h-2 rounded-pill forced-color-adjust-none ${looks[lookOf(step.amount.amount, whole)]}`} />
            <p className="num mt-1.5 text-13 font-heading">{formatMoney(step.amount)}</p>
            <p className="num text-12 text-ink-2">
              {step.until === null ? t('after') : t('until', { when: formatWhen(step.until, zone) })}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** By what comes back, not by place: a policy may have one step or five. */
function lookOf(amount: number, whole: number): number {
  if (amount === 0) return 2;
  return amount >= whole ? 0 : 1;
}
