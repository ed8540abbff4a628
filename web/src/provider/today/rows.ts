import type { DayBooking } from '../shapes';

const comes = ['pending', 'confirmed', 'in_progress'];

/** Who is there now, and who comes at the next start; all of those who begin together. */
export function nowAndNext(bookings: readonly DayBooking[], now: number): { now: DayBooking[]; next: DayBooking[] } {
  const expected = bookings.filter(({ status }) => comes.includes(status));
  const isOn = ({ start, end }: DayBooking) => Date.parse(start) <= now && Date.parse(end) > now;
  const ahead = expected.filter(({ start }) => Date.parse(start) > now);
  const first = Math.min(...ahead.map(({ start }) => Date.parse(start)));
  return { now: expected.filter(isOn), next: ahead.filter(({ start }) => Date.parse(start) === first) };
}

/** The rows that the reader has been shown, as they are now, and how many came since. */
export function steady(bookings: readonly DayBooking[], known: ReadonlySet<string>) {
  const shown = bookings.filter(({ id }) => known.has(id));
  return { shown, waiting: bookings.length - shown.length };
}

/** The one before or after; the first one when none is open. */
export function neighbour(ids: readonly string[], open: string | null, step: -1 | 1): string | undefined {
  const at = open === null ? -1 : ids.indexOf(open);
  if (at === -1) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))];
}
