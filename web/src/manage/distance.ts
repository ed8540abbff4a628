import { readersTag } from '../i18n/translations';
import { localDate } from '../ui/time';

const dayMs = 86_400_000;

/** "in 3 days", "tomorrow", "in 2 hours": days count at the venue, hours only on the day itself. */
export function distance(instant: string, zone: string, now: number): string {
  const format = new Intl.RelativeTimeFormat(readersTag(), { numeric: 'auto' });
  const dayOf = (at: string | number) => Date.parse(`${localDate(at, zone)}T00:00:00Z`);
  const days = (dayOf(instant) - dayOf(now)) / dayMs;
  if (days !== 0) return format.format(days, 'day');
  const minutes = Math.round((Date.parse(instant) - now) / 60_000);
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  return format.format(Math.trunc(minutes / 60), 'hour');
}
