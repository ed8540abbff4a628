import type { Booking } from '../api/types';

type Told = Pick<Booking, 'start' | 'end' | 'timeZone' | 'address' | 'resourceName' | 'place'>;

// Addresses of other sites are only ever links: nothing is asked of them, and no token is in them.

/** "20261126T170000Z" */
const compact = (instant: string): string => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');

export function googleCalendar(booking: Told): string {
  return address('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: booking.resourceName,
    dates: `${compact(booking.start)}/${compact(booking.end)}`,
    ctz: booking.timeZone,
    location: booking.address,
  });
}

export function outlookCalendar(booking: Told): string {
  return address('https://outlook.live.com/calendar/0/action/compose', {
    rru: 'addevent',
    subject: booking.resourceName,
    startdt: new Date(booking.start).toISOString(),
    enddt: new Date(booking.end).toISOString(),
    location: booking.address,
  });
}

/** The point where it is known; the address else. */
export function directions({ place, address: where }: Pick<Booking, 'place' | 'address'>): string {
  const point = place?.location;
  const destination = point ? `${point.latitude},${point.longitude}` : where;
  return address('https://www.google.com/maps/dir/', { api: '1', destination });
}

function address(base: string, query: Record<string, string>): string {
  return `${base}?${new URLSearchParams(query).toString()}`;
}
