/** An opening as it is typed; an end at or before its start is of the next day, "00:00" is midnight. */
export interface Band {
  from: string;
  to: string;
  /** Of the base price, in percent. */
  percent: string;
}

export interface Window {
  weekday: number;
  fromMinute: number;
  toMinute: number;
  priceMultiplier: number;
}

export interface WindowBody extends Window {
  nextDay: boolean;
}

// Names of form fields: they may not be numbers.
export const weekdays = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const;
export type Weekday = (typeof weekdays)[number];
export const numberOf = (weekday: Weekday): number => Number(weekday.slice(1));
export type Week = Record<Weekday, Band[]>;

const dayMinutes = 1_440;

export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export const clockText = (minute: number): string =>
  `${String(Math.floor((minute % dayMinutes) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export const percentText = (multiplier: number): string => String(Math.round(multiplier * 100_000) / 1000);

/** The server keeps what goes over midnight as two windows: here they are one again. */
export function bandsOf(windows: readonly Window[]): Week {
  const rest = [...windows].sort((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute);
  const tails = new Set<Window>();
  const week: Week = { d1: [], d2: [], d3: [], d4: [], d5: [], d6: [], d7: [] };
  for (const one of rest) {
    const tail = one.toMinute === dayMinutes ? rest.find((other) => continues(one, other)) : undefined;
    if (tail !== undefined) tails.add(tail);
  }
  for (const one of rest) {
    if (tails.has(one)) continue;
    const tail = one.toMinute === dayMinutes ? rest.find((other) => continues(one, other)) : undefined;
    week[weekdays[one.weekday - 1] ?? 'd1'].push({
      from: clockText(one.fromMinute),
      to: clockText(tail?.toMinute ?? one.toMinute),
      percent: percentText(one.priceMultiplier),
    });
  }
  return week;
}

// Open around the clock is seven whole days, not one endless night.
const continues = (one: Window, other: Window): boolean =>
  other.weekday === (one.weekday % 7) + 1 &&
  other.fromMinute === 0 &&
  other.toMinute <= one.fromMinute &&
  other.priceMultiplier === one.priceMultiplier;

export const windowsOf = (week: Week): WindowBody[] =>
  weekdays.flatMap((weekday) => week[weekday].map((band) => ({ weekday: numberOf(weekday), ...periodOf(band) })));

export function periodOf({ from, to, percent }: Band) {
  const [fromMinute, until] = [minuteOf(from), minuteOf(to)];
  const toMinute = until === 0 ? dayMinutes : until;
  const nextDay = toMinute <= fromMinute;
  return { fromMinute, toMinute, priceMultiplier: Number(percent.replace(',', '.')) / 100, nextDay };
}

/** Bands that lie over an earlier one, also over one of the evening before. */
export function overlaps(week: Week): { weekday: Weekday; index: number }[] {
  const spans = weekdays
    .flatMap((weekday) =>
      week[weekday].map((band, index) => {
        const { fromMinute, toMinute, nextDay } = periodOf(band);
        const from = (numberOf(weekday) - 1) * dayMinutes + fromMinute;
        return { weekday, index, from, to: from - fromMinute + toMinute + (nextDay ? dayMinutes : 0) };
      }),
    )
    .sort((a, b) => a.from - b.from);
  // The night from Sunday to Monday meets the first morning.
  const last = spans.at(-1);
  let reached = last === undefined || spans.length < 2 ? 0 : Math.max(...spans.map(({ to }) => to)) - 7 * dayMinutes;
  const over: { weekday: Weekday; index: number }[] = [];
  for (const { weekday, index, from, to } of spans) {
    if (from < reached) over.push({ weekday, index });
    reached = Math.max(reached, to);
  }
  return over;
}
