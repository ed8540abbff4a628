import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { formatLocalDate } from '../ui/time';
import type { Hour } from './found';

interface Props {
  hours: Hour[];
  date: string;
  time: string | null;
  /** Nothing is known yet: the box stands, its bars do not grow before the eyes. */
  pending?: boolean;
  onTime: (time: string) => void;
}

/** The day as a radio group: how many places are free at each start. Arrows choose, and the page follows at once. */
export function HourBar({ hours, date, time, pending = false, onTime }: Props) {
  const t = useTranslations('search');
  const title = useId();
  const bars = useRef<HTMLDivElement>(null);
  const most = Math.max(1, ...hours.map((hour) => hour.free));
  const chosen = hours.findIndex((hour) => hour.time === time);
  const go = (index: number) => {
    const hour = hours[(index + hours.length) % hours.length];
    if (hour === undefined) return;
    onTime(hour.time);
    bars.current?.querySelector<HTMLElement>(`[data-time="${hour.time}"]`)?.focus({ preventScroll: true });
  };
  const onKey = (event: KeyboardEvent) => {
    const at = hours.findIndex(
      (hour) => event.target instanceof HTMLElement && hour.time === event.target.dataset.time,
    );
    const next = target(event, at, hours.length);
    if (next === null) return;
    event.preventDefault();
    go(next);
  };
  return (
    <section aria-labelledby={title} className="rounded-card border border-line bg-surface px-2 pt-3 pb-2 tablet:px-4">
      <div className="flex items-baseline justify-between gap-3 max-tablet:px-1">
        <h2 id={title} className="text-14">
          {t('hours.title')}
        </h2>
        <span className="text-13 text-ink-3 max-tablet:hidden">
          {formatLocalDate(date, { weekday: 'long', day: 'numeric', month: 'long' })}
        </span>
      </div>
      <div
        ref={bars}
        role="radiogroup"
        tabIndex={-1}
        aria-label={t('hours.label', {
          day: formatLocalDate(date, { weekday: 'long', day: 'numeric', month: 'long' }),
        })}
        onKeyDown={onKey}
        className={`mt-1.5 grid auto-cols-fr grid-flow-col tablet:gap-0.5 ${pending ? 'invisible' : ''}`}
      >
        {hours.map((hour, index) => (
          <HourButton
            key={hour.time}
            hour={hour}
            share={hour.free / most}
            chosen={index === chosen}
            reachable={index === (chosen === -1 ? 0 : chosen)}
            onPress={() => onTime(hour.time)}
          />
        ))}
      </div>
    </section>
  );
}

function target(event: KeyboardEvent, at: number, count: number): number | null {
  const mirrored = document.documentElement.dir === 'rtl' ? -1 : 1;
  if (event.key === 'ArrowRight') return at + mirrored;
  if (event.key === 'ArrowLeft') return at - mirrored;
  if (event.key === 'ArrowDown') return at + 1;
  if (event.key === 'ArrowUp') return at - 1;
  if (event.key === 'Home') return 0;
  return event.key === 'End' ? count - 1 : null;
}

interface HourProps {
  hour: Hour;
  /** Of the day's best hour, 0 to 1. */
  share: number;
  chosen: boolean;
  reachable: boolean;
  onPress: () => void;
}

function HourButton({ hour, share, chosen, reachable, onPress }: HourProps) {
  const t = useTranslations('search');
  const look = chosen
    ? 'bg-yours ring-[1.5px] ring-inset ring-yours-edge'
    : hour.peak
      ? 'bg-[repeating-linear-gradient(90deg,var(--court-line)_0_3px,var(--court)_3px_5px)]'
      : 'bg-court-line';
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-label={t(hour.peak ? 'hours.hourPeak' : 'hours.hour', { time: hour.time, count: hour.free })}
      data-time={hour.time}
      tabIndex={reachable ? 0 : -1}
      onClick={onPress}
      className={`grid h-19 min-w-0 content-end justify-items-center gap-0.75 rounded-control pb-0.75 text-12 tablet:h-20.5 ${
        chosen ? 'bg-yours-tint font-heading text-ink ring-[1.5px] ring-inset ring-yours-edge' : 'hover:bg-sunken'
      }`}
    >
      <span className={`num ${chosen ? '' : hour.free === 0 ? 'text-ink-3' : 'font-control text-ink-2'}`}>
        {hour.free}
      </span>
      <span
        className={`block w-3/5 rounded-t-[3px] rounded-b-[1px] forced-colors:border ${look}`}
        style={{ blockSize: hour.free === 0 ? '2px' : `${8 + Math.round(share * 28)}px` }}
      />
      <span className={`num ${chosen ? '' : 'text-ink-3'}`}>{hour.time.slice(0, 2)}</span>
    </button>
  );
}
