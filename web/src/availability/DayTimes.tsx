import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { DayRibbon } from '../ui/DayRibbon';
import { formatLocalDate, formatTime, formatWhen, localDate } from '../ui/time';
import type { LiveSlot, Tier } from './shapes';
import { SlotCell } from './SlotCell';
import type { SlotsProps } from './WeekGrid';
import type { Row } from './week';

const parts = [
  { part: 'night', until: '06:00' },
  { part: 'morning', until: '12:00' },
  { part: 'afternoon', until: '16:00' },
  { part: 'evening', until: '99' },
] as const;

/** The phone's view of a day: its times as buttons, by part of day. What is over is not shown. */
export function DayTimes({ loading, expected, ...props }: SlotsProps & { loading: boolean; expected: number }) {
  const { week, day } = props;
  const rows = week.rows.filter((row) => week.at(day, row));
  if (loading) return <Waiting chips={expected} />;
  if (rows.length === 0) return <EmptyDay {...props} />;
  return (
    <div className="grid gap-5">
      {parts.map(({ part, until }, index) => {
        const from = parts[index - 1]?.until ?? '';
        const times = rows.filter((row) => row.time >= from && row.time < until);
        return times.length === 0 ? null : <Part key={part} {...props} part={part} times={times} />;
      })}
    </div>
  );
}

/** Closed, or over: the next free time of the week is one press away. */
function EmptyDay({ week, day, zone, onDay }: SlotsProps) {
  const t = useTranslations('court');
  const next = week.days
    .filter((one) => one > day)
    .flatMap((one) => week.on(one))
    .find((slot) => slot.state === 'free');
  return (
    <div className="grid justify-items-start gap-3 py-4">
      <p className="text-ink-2">{t('day.nothing')}</p>
      {next && (
        <Button look="quiet" onClick={() => onDay(localDate(next.start, zone))}>
          {t('nothing.next', { when: formatWhen(next.start, zone) })}
        </Button>
      )}
    </div>
  );
}

/** The shape of what comes, in its height. */
function Waiting({ chips }: { chips: number }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(4.75rem,1fr))] gap-2 pt-7" aria-hidden="true">
      {Array.from({ length: chips }, (_, index) => (
        <span key={index} className="min-h-[54px] rounded-cell bg-sunken" />
      ))}
    </div>
  );
}

type PartProps = SlotsProps & { part: (typeof parts)[number]['part']; times: Row[] };

function Part({ part, times, week, day, zone, stateOf, untilOf, onPress }: PartProps) {
  const t = useTranslations('court');
  const slots = times.flatMap((row) => week.at(day, row) ?? []);
  return (
    <div role="group" aria-labelledby={`part-${part}`} className="grid gap-2">
      <div className="flex items-baseline justify-between gap-3">
        <h3 id={`part-${part}`} className="text-15">
          {t(`part.${part}`)}
        </h3>
        <TierWords slots={slots} zone={zone} />
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(4.75rem,1fr))] gap-2">
        {times.map((row) => {
          const slot = week.at(day, row);
          return (
            slot && (
              <SlotCell
                key={row.key}
                slot={slot}
                state={stateOf(slot)}
                until={untilOf(slot)}
                zone={zone}
                withTime
                again={row.again}
                onPress={onPress}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** "Off-peak" when all of the part is, else when the peak is: "Peak 18:00 to 21:00". */
function TierWords({ slots, zone }: { slots: LiveSlot[]; zone: string }) {
  const t = useTranslations('court');
  const of = (tier: Tier) => slots.filter((slot) => slot.tier === tier);
  const [peak, low] = [of('peak'), of('off-peak')];
  const [first, last] = [peak[0], peak.at(-1)];
  const look = 'num text-13 text-ink-2';
  if (first !== undefined && last !== undefined)
    return (
      <p className={look}>
        {peak.length === slots.length
          ? t('tier.peak')
          : t('tier.peakFrom', { from: formatTime(first.start, zone), to: formatTime(last.end, zone) })}
      </p>
    );
  return low.length > 0 && low.length === slots.length ? <p className={look}>{t('tier.offPeak')}</p> : null;
}

const barOf = (slot: LiveSlot) => ({
  label: '',
  free: slot.state === 'free',
  tier: slot.tier === 'off-peak' ? ('off' as const) : (slot.tier ?? 'standard'),
});

/** A week as seven buttons, each with its day drawn under it. */
export function DayStrip({ week, day, today, onDay }: Pick<SlotsProps, 'week' | 'day' | 'today' | 'onDay'>) {
  const t = useTranslations('court');
  return (
    <div role="group" aria-label={t('day.label')} className="grid grid-cols-7 gap-1">
      {week.days.map((one) => {
        const slots = week.on(one);
        const free = slots.filter((slot) => slot.state === 'free').length;
        const name = formatLocalDate(one, { weekday: 'long', day: 'numeric', month: 'long' });
        return (
          <button
            key={one}
            type="button"
            aria-pressed={one === day}
            aria-label={t(one === today ? 'day.nameToday' : 'day.name', { day: name, count: free })}
            onClick={() => onDay(one)}
            className="num grid min-h-19 content-start justify-items-center rounded-control px-0.5 py-2 text-ink-2 aria-pressed:bg-ink aria-pressed:text-surface aria-pressed:[--court:var(--surface)] aria-pressed:[--line-strong:var(--surface)]"
          >
            <span className="text-13">{formatLocalDate(one, { weekday: 'short' })}</span>
            <b className="text-16 font-heading">{formatLocalDate(one, { day: 'numeric' })}</b>
            <div className="mt-1.5 w-full">
              <DayRibbon className="h-4 gap-px" label={name} hours={slots.map(barOf)} />
            </div>
          </button>
        );
      })}
    </div>
  );
}
