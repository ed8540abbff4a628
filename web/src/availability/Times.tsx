import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { serverNow } from '../api/clock';
import type { Court } from '../api/types';
import type { RealtimeAvailability } from '../realtime/useRealtimeAvailability';
import { ErrorPanel } from '../ui/ErrorPanel';
import { addDays, instantOf, zoneName } from '../ui/time';
import { daysWith } from './days';
import { DayStrip, DayTimes } from './DayTimes';
import { ClockNote } from './ClockNote';
import { clockOf, isOpenAt, openingsOf } from './hours';
import { Legend } from './Legend';
import { LiveMark } from './LiveMark';
import { NothingFree } from './NothingFree';
import { type Asked, slotsQuery } from './queries';
import type { Service } from './shapes';
import { TimesBar } from './TimesBar';
import type { View } from './useView';
import { clockChange, layOutWeek, type Row } from './week';
import { type Empty, type SlotsProps, WeekGrid } from './WeekGrid';

interface Props {
  court: Court;
  service: Service;
  /** Minutes, as shown. */
  duration: number;
  view: View;
  asked: Asked;
  day: string;
  lastDay: string;
  live: RealtimeAvailability;
  cells: Pick<SlotsProps, 'stateOf' | 'untilOf' | 'onPress'>;
  onLook: (day: string) => void;
  onGiveBack: () => void;
  /** Goes to a time of another week and chooses it. */
  onTry: (start: string) => void;
}

/** The week beside its hours, four days on a tablet, a strip of days and one day's times on a phone. */
export function Times(props: Props) {
  const { court, service, duration, view, asked, day, lastDay, live, cells } = props;
  const t = useTranslations('court');
  const zone = court.timeZone;
  const { shown, slots } = live;
  const list = useMemo(() => datesFrom(shown.from, shown.to), [shown.from, shown.to]);
  // Before the first answer the rows are drawn from the opening hours, so that nothing moves when it comes.
  const expected = useMemo(
    () => (slots === undefined ? expectedTimes(court, list, service.gridMinutes, duration) : []),
    [court, duration, list, service.gridMinutes, slots],
  );
  const week = useMemo(() => layOutWeek(list, slots ?? [], zone, expected), [expected, list, slots, zone]);
  const change = useMemo(() => clockChange(list, zone), [list, zone]);
  useNeighbouringWeeks(asked, view, lastDay, slots !== undefined);

  const emptyAt = (on: string, row: Row): Empty => {
    const [hour = 0, minute = 0] = row.time.split(':').map(Number);
    if (!isOpenAt(court, on, hour * 60 + minute)) return 'closed';
    return Date.parse(instantOf(on, row.time, zone)) <= serverNow() + service.noticeMinutes * 60_000
      ? 'over'
      : 'closed';
  };
  const goTo = (to: string) => view.change({ date: to < view.today ? view.today : to > lastDay ? lastDay : to });
  const shared: SlotsProps = { ...cells, week, zone, today: view.today, day, change, emptyAt, onDay: props.onLook };
  const count = list.length;
  const onWeek = (step: -1 | 1) => goTo(addDays(view.days.from, step * count));
  const failed = live.error !== null && slots === undefined;
  return (
    <section
      aria-labelledby="times"
      data-times
      className="grid gap-3 tablet:rounded-card tablet:border tablet:border-line tablet:bg-surface tablet:p-4"
    >
      <TimesBar {...props} onGo={goTo} onWeek={onWeek} />
      {view.phone && (
        <div className="sticky top-14 z-10 -mx-4 border-y border-line bg-surface px-2 py-1.5">
          <DayStrip {...shared} day={view.day} onDay={goTo} />
        </div>
      )}
      {view.phone && (
        <div className="flex items-center justify-between gap-3">
          <LiveMark connection={live.connection} />
          <span className="text-13 text-ink-2">{zoneName(zone)}</span>
        </div>
      )}
      {failed ? (
        <ErrorPanel what={t('times.failed')} error={live.error} onRetry={live.refetch} />
      ) : (
        <div aria-busy={live.loading} className={`change ${live.loading ? 'opacity-60' : ''}`}>
          {view.phone ? (
            <DayTimes
              {...shared}
              day={view.day}
              onDay={goTo}
              loading={slots === undefined}
              expected={expected.length}
            />
          ) : (
            <WeekGrid {...shared} onWeek={onWeek} onGiveBack={props.onGiveBack} />
          )}
        </div>
      )}
      {change !== null && <ClockNote change={change} />}
      {!live.loading &&
        !failed &&
        !week.rows.some((row) => list.some((one) => week.at(one, row)?.state === 'free')) && (
          <NothingFree asked={asked} zone={zone} lastDay={lastDay} onTry={props.onTry} />
        )}
      <Legend phone={view.phone} />
    </section>
  );
}

function datesFrom(from: string, to: string): string[] {
  const list = [from];
  while ((list.at(-1) ?? to) < to) list.push(addDays(list.at(-1) ?? to, 1));
  return list;
}

/** The wall times at which something can begin, by the opening hours alone. */
function expectedTimes(court: Court, dates: string[], grid: number, duration: number): string[] {
  const times = new Set<string>();
  for (const date of dates)
    for (const { from, to } of openingsOf(court, date))
      for (let at = from; at + duration <= to; at += grid) times.add(clockOf(at));
  return [...times];
}

/** The weeks before and after come while nothing else is to be done. */
function useNeighbouringWeeks(asked: Asked, { days, today }: View, lastDay: string, ready: boolean) {
  const client = useQueryClient();
  const count = days.list.length;
  useEffect(() => {
    if (!ready) return;
    return whenIdle(() => {
      for (const step of [1, -1]) {
        const there = daysWith(addDays(days.from, step * count), today, count);
        if (there.from < today || there.from > lastDay || there.from === days.from) continue;
        void client.prefetchQuery(slotsQuery({ ...asked, from: there.from, to: there.to }));
      }
    });
  }, [asked, client, count, days.from, lastDay, ready, today]);
}

function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, 300);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
}
