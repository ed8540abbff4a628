// Instants are UTC on the wire and are shown in the venue's zone; the reader's own zone never slips in by itself.
import { readersTag, translator } from '../i18n/translations';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions, locale = readersTag()): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(key, made);
  }
  return made;
}

const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const fullDay = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const clock = { hour: '2-digit', minute: '2-digit' } as const;

export const formatTime = (instant: string, zone: string): string => format(zone, clock).format(new Date(instant));
export const formatDay = (instant: string, zone: string): string => format(zone, day).format(new Date(instant));
export const formatFullDay = (instant: string, zone: string): string => format(zone, fullDay).format(new Date(instant));
export const formatWhen = (instant: string, zone: string): string =>
  format(zone, { ...day, ...clock }).format(new Date(instant));

/** "18:00 to 19:00" */
export const formatSpan = (start: string, end: string, zone: string): string =>
  translator('common')('time.span', { start: formatTime(start, zone), end: formatTime(end, zone) });

/** "18:00–19:00", for calendar blocks and other small places, as the reader's language writes ranges. */
export const formatShortSpan = (start: string, end: string, zone: string): string =>
  format(zone, clock).formatRange(new Date(start), new Date(end));

const dayMinutes = 1_440;

/** "1 hour", "90 minutes", "2 days": in the largest unit that says it whole. */
export function formatLength(minutes: number): string {
  const [unit, size] =
    minutes > 0 && minutes % dayMinutes === 0
      ? (['day', dayMinutes] as const)
      : minutes > 0 && minutes % 60 === 0
        ? (['hour', 60] as const)
        : (['minute', 1] as const);
  return new Intl.NumberFormat(readersTag(), { style: 'unit', unit, unitDisplay: 'long' }).format(minutes / size);
}

/** "a, b and c" */
export const formatList = (items: string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  new Intl.ListFormat(readersTag(), { type }).format(items);

/** "Madrid time" */
export function zoneName(zone: string): string {
  const city = zone.split('/').at(-1) ?? zone;
  return translator('common')('time.zone', { city: city.replaceAll('_', ' ') });
}

const iso = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** The local date, "2026-11-26". Canadian English writes dates as ISO does. */
export const localDate = (instant: string | number, zone: string): string =>
  format(zone, iso, 'en-CA').format(new Date(instant));

/** The local wall time, "18:00". */
export const localClock = (instant: string | number, zone: string): string =>
  format(zone, { ...clock, hourCycle: 'h23' }, 'en-GB').format(new Date(instant));

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A local date as a Date that formats to the same day in UTC. */
export function formatLocalDate(date: string, options: Intl.DateTimeFormatOptions): string {
  return format('UTC', options).format(new Date(`${date}T00:00:00Z`));
}

/** "21–27 November", in the reader's way of writing ranges. */
export function formatLocalRange(from: string, to: string): string {
  const range = format('UTC', { day: 'numeric', month: 'long' });
  return range.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** The instant of a wall time. In a gap the time after it, in an overlap the first of the two, as the server has it. */
export function instantOf(date: string, time: string, zone: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const before = wall - offsetAt(wall - 86_400_000, zone);
  const after = wall - offsetAt(wall + 86_400_000, zone);
  const fits = [before, after].filter((at) => at + offsetAt(at, zone) === wall);
  const chosen = fits.length > 0 ? Math.min(...fits) : Math.max(before, after);
  return new Date(chosen).toISOString().replace('.000Z', 'Z');
}

function offsetAt(at: number, zone: string): number {
  return Date.parse(`${localDate(at, zone)}T${localClock(at, zone)}:00Z`) - Math.floor(at / 60_000) * 60_000;
}
