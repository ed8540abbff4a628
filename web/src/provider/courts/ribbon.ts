import { openingsOf } from '../../availability/hours';
import type { RibbonHour } from '../../ui/DayRibbon';
import { localClock, localDate } from '../../ui/time';
import type { DayBooking, Resource } from '../shapes';
import { minuteOf } from './bands';

const takes = ['pending', 'confirmed', 'in_progress', 'completed', 'no_show'];
const dayMinutes = 1_440;

/** The hours of a date as bars: hollow where all units are sold, tall where the price is above the base. */
export function ribbonOf(court: Resource, bookings: readonly DayBooking[], date: string): RibbonHour[] {
  const own = bookings.filter(({ resourceId, status }) => resourceId === court.id && takes.includes(status));
  const spans = own.map((booking) => {
    const from = localMinute(booking.start, date, court.timeZone);
    return { from, to: from + (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000, units: booking.units };
  });
  const hours: RibbonHour[] = [];
  for (const { from, to } of openingsOf({ availabilityWindows: court.windows, exceptions: court.exceptions }, date)) {
    for (let at = from; at < to; at += 60) {
      const taken = spans
        .filter((span) => span.from < at + 60 && span.to > at)
        .reduce((sum, { units }) => sum + units, 0);
      hours.push({ label: String(Math.floor(at / 60) % 24), free: taken < court.units, tier: tierAt(court, date, at) });
    }
  }
  return hours;
}

function localMinute(instant: string, date: string, zone: string): number {
  const days = (Date.parse(localDate(instant, zone)) - Date.parse(date)) / 86_400_000;
  return days * dayMinutes + minuteOf(localClock(instant, zone));
}

function tierAt(court: Resource, date: string, minute: number): RibbonHour['tier'] {
  const instead = court.exceptions.filter((one) => one.date === date);
  const weekday = ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  const windows = instead.length > 0 ? instead : court.windows.filter((one) => one.weekday === weekday);
  const multiplier = windows.find(
    ({ fromMinute, toMinute }) => (fromMinute ?? 0) <= minute && (toMinute ?? 0) > minute,
  )?.priceMultiplier;
  if (multiplier === undefined || multiplier === 1) return 'standard';
  return multiplier > 1 ? 'peak' : 'off';
}
