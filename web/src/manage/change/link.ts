import { localDate } from '../../ui/time';

interface Told {
  id: string;
  start: string;
  timeZone: string;
}

/** The week in which the booking is now. */
export const changeLink = ({ id, start, timeZone }: Told): string =>
  `/bookings/${id}/change?date=${localDate(start, timeZone)}`;
