import { localClock, localDate } from '../ui/time';
import type { LiveSlot } from './shapes';

/** A line of the grid: a wall time, or its second coming where the clock goes back. */
export interface Row {
  key: string;
  time: string;
  again: boolean;
}

export interface Week {
  days: string[];
  rows: Row[];
  at: (day: string, row: Row) => LiveSlot | undefined;
  on: (day: string) => LiveSlot[];
}

const rowOf = (time: string, again: boolean): Row => ({ key: again ? `${time}+` : time, time, again });

/** The slots by local day and wall time. `times` are rows that are there even where no slot is. */
export function layOutWeek(days: string[], slots: LiveSlot[], zone: string, times: string[] = []): Week {
  const cells = new Map<string, Map<string, LiveSlot>>(days.map((day) => [day, new Map()]));
  const rows = new Map<string, Row>(times.map((time) => [time, rowOf(time, false)]));
  for (const slot of [...slots].sort((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const column = cells.get(localDate(slot.start, zone));
    if (column === undefined) continue;
    const time = localClock(slot.start, zone);
    const row = rowOf(time, isSecond(slot.start, zone, time));
    rows.set(row.key, row);
    column.set(row.key, slot);
  }
  return {
    days,
    rows: [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    at: (day, row) => cells.get(day)?.get(row.key),
    on: (day) => [...(cells.get(day)?.values() ?? [])],
  };
}

const dayMs = 86_400_000;

/** Whether the wall showed this time before: the clock was set back by an hour (or half of one) since. */
function isSecond(start: string, zone: string, time: string): boolean {
  const at = Date.parse(start);
  return [30, 60].some((minutes) => localClock(at - minutes * 60_000, zone) === time);
}

export interface ClockChange {
  day: string;
  /** Minutes the clock goes forward by; less than 0 where it goes back. */
  minutes: number;
  /** Wall times between which an hour is missing, or comes twice. */
  from: string;
  to: string;
}

/** The shown day whose clock changes, if there is one. */
export function clockChange(days: string[], zone: string): ClockChange | null {
  for (const day of days) {
    const noon = Date.parse(`${day}T12:00:00Z`);
    const before = offsetAt(noon - dayMs, zone);
    const after = offsetAt(noon + dayMs, zone);
    if (before === after) continue;
    const change = instantOfChange(noon - dayMs, noon + dayMs, zone);
    if (localDate(change, zone) !== day) continue;
    const minutes = (after - before) / 60_000;
    const old = clockText(change + before);
    const new_ = clockText(change + after);
    return { day, minutes, from: minutes > 0 ? old : new_, to: minutes > 0 ? new_ : old };
  }
  return null;
}

/** Whether the wall never shows this time on the day of the change. */
export const isSkipped = (change: ClockChange | null, day: string, time: string): boolean =>
  change !== null && change.day === day && change.minutes > 0 && time >= change.from && time < change.to;

function instantOfChange(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone);
  let [low, high] = [from, to];
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 120_000) * 60_000;
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

const offsetAt = (at: number, zone: string): number =>
  Date.parse(`${localDate(at, zone)}T${localClock(at, zone)}:00Z`) - Math.floor(at / 60_000) * 60_000;

const clockText = (wall: number): string => new Date(wall).toISOString().slice(11, 16);

/** Where the price changes between two rows: there the grid breathes. */
export function breaksAt(week: Week): Set<string> {
  const breaks = new Set<string>();
  week.rows.forEach((row, index) => {
    const before = week.rows[index - 1];
    if (before === undefined) return;
    const changes = week.days.some((day) => {
      const [one, other] = [week.at(day, before), week.at(day, row)];
      return one !== undefined && other !== undefined && one.tier !== other.tier;
    });
    if (changes) breaks.add(row.key);
  });
  return breaks;
}
