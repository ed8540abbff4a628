import type { Court } from '../api/types';
import { addDays } from '../ui/time';

type Hours = Pick<Court, 'availabilityWindows' | 'exceptions'>;

const dayMinutes = 1_440;

/** ISO 8601: 1 Monday to 7 Sunday. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

export interface Opening {
  from: number;
  to: number;
}

/** What begins on this date, in minutes of its local day; past 24:00 where it goes on over midnight. Adjacent ones join. */
export function openingsOf({ availabilityWindows, exceptions }: Hours, date: string): Opening[] {
  const instead = exceptions.filter((one) => one.date === date);
  const all =
    instead.length > 0
      ? instead.flatMap(({ closed, fromMinute, toMinute }) =>
          closed || fromMinute === null || toMinute === null ? [] : [{ from: fromMinute, to: toMinute }],
        )
      : availabilityWindows
          .filter((one) => one.weekday === weekdayOf(date))
          .map((one) => ({ from: one.fromMinute, to: one.toMinute }));
  return joined(all);
}

function joined(openings: Opening[]): Opening[] {
  const done: Opening[] = [];
  for (const next of [...openings].sort((a, b) => a.from - b.from)) {
    const last = done.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else done.push({ ...next });
  }
  return done;
}

/** Whether the place is open at this minute of the local date, also by a window that began the evening before. */
export function isOpenAt(hours: Hours, date: string, minute: number): boolean {
  const within = (on: string, at: number) => openingsOf(hours, on).some(({ from, to }) => at >= from && at < to);
  return within(date, minute) || within(addDays(date, -1), minute + dayMinutes);
}

/** What goes on over midnight belongs to the evening it began: "20:00 to 03:00", not a piece before and one after. */
function nightsJoined(week: Opening[][]): Opening[][] {
  const goesOn = (day: number) =>
    week[day % 7]?.at(-1)?.to === dayMinutes && week[(day + 1) % 7]?.[0]?.from === 0 && !isWhole(week[(day + 1) % 7]);
  return week.map((openings, day) => {
    const own = goesOn(day + 6) ? openings.slice(1) : openings;
    const night = goesOn(day) ? (week[(day + 1) % 7]?.[0]?.to ?? 0) : 0;
    return own.map((one, index) => (index === own.length - 1 ? { ...one, to: one.to + night } : one));
  });
}

const isWhole = (openings: Opening[] | undefined) => openings?.[0]?.from === 0 && openings[0].to === dayMinutes;

export interface DayGroup {
  weekdays: number[];
  openings: Opening[];
}

/** Weekdays with the same hours side by side, as one writes them on a door. */
export function weeklyHours({ availabilityWindows }: Hours): DayGroup[] {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    joined(
      availabilityWindows
        .filter((one) => one.weekday === weekday)
        .map((one) => ({ from: one.fromMinute, to: one.toMinute })),
    ),
  );
  const groups: DayGroup[] = [];
  for (const [index, openings] of nightsJoined(week).entries()) {
    const weekday = index + 1;
    const last = groups.at(-1);
    if (last && JSON.stringify(last.openings) === JSON.stringify(openings)) last.weekdays.push(weekday);
    else groups.push({ weekdays: [weekday], openings });
  }
  return groups;
}

/** Closed or changed dates that lie ahead, at most `max`. */
export function comingExceptions({ exceptions }: Hours, today: string, max: number) {
  return exceptions
    .filter((one) => one.date >= today)
    .sort((a, b) => a.date.localeCompare(b.date))
    .slice(0, max);
}

interface Windowed {
  weekdays: number[];
  fromMinute: number;
  toMinute: number;
}

/** "20:00 to 03:00" of windows that meet at every midnight. */
export function windowsJoined<W extends Windowed>(windows: W[]): W[] {
  const always = (one: W) => one.weekdays.length === 7;
  const before = windows.find((one) => always(one) && one.toMinute === dayMinutes && one.fromMinute > 0);
  const after = windows.find((one) => always(one) && one.fromMinute === 0 && one.toMinute < dayMinutes);
  if (before === undefined || after === undefined) return windows;
  const night = { ...before, toMinute: dayMinutes + after.toMinute };
  return windows.flatMap((one) => (one === after ? [] : [one === before ? night : one]));
}

export type Stretch = { kind: 'days'; from: number; to: number } | { kind: 'list'; weekdays: number[] };

/** 1–5 as one stretch "Monday to Friday"; what is not in a row stays a list. Two days are a list: "Saturday and Sunday". */
export function stretchOf(weekdays: number[]): Stretch {
  const sorted = [...weekdays].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const inRow = first !== undefined && last !== undefined && last - first === sorted.length - 1;
  return inRow && sorted.length > 2 ? { kind: 'days', from: first, to: last } : { kind: 'list', weekdays: sorted };
}

/** "18:00" of minute 1080; past midnight it begins anew. */
export function clockOf(minute: number): string {
  const within = minute % dayMinutes;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}
