import { translator } from '../../i18n/translations';
import { shortName } from '../names';
import type { CourtDay, DayBooking } from '../shapes';

export const nameOf = ({ customer }: DayBooking): string => customer.name || translator('console')('booking.erased');

export function courtOf({ resourceId, resourceName }: DayBooking, courts: readonly CourtDay[]): string {
  const court = courts.find(({ id }) => id === resourceId);
  return court ? shortName(court) : resourceName;
}
