import { isBoolean, isMoney, isNumber, isString, listOf, objectOf, optional, orNull } from '../api/shapes';
import type { Money } from '../api/types';
import { keptList } from './keptList';

export interface RefundStep {
  until: string | null;
  percent: number;
  amount: Money;
}

export interface KeptHold {
  id: string;
  token: string;
  courtId: string;
  courtName: string;
  zone: string;
  serviceId: string | null;
  start: string;
  end: string;
  price: Money;
  /** The platform's part of the price. */
  fee?: Money;
  tier?: string;
  refundSteps?: RefundStep[];
  expiresAt: string;
  extended: boolean;
  /** Set once the hold has become a booking. */
  bookingId: string | null;
  /** Until when that booking waits to be paid. */
  payBy?: string;
}

const isRefundStep = objectOf<RefundStep>({ until: orNull(isString), percent: isNumber, amount: isMoney });
const isHold = objectOf<KeptHold>({
  id: isString,
  token: isString,
  courtId: isString,
  courtName: isString,
  zone: isString,
  serviceId: orNull(isString),
  start: isString,
  end: isString,
  price: isMoney,
  fee: optional(isMoney),
  tier: optional(isString),
  refundSteps: optional(listOf(isRefundStep)),
  expiresAt: isString,
  extended: isBoolean,
  bookingId: orNull(isString),
  payBy: optional(isString),
});

/** What this browser holds: a closed tab finds its hold here. */
export const keptHolds = keptList('holdfast.holds', isHold, 10);

const isBooking = objectOf<{ id: string; token: string }>({ id: isString, token: isString });

/** The guest's key to each of their bookings. */
export const keptBookings = keptList('holdfast.bookings', isBooking, 50);

const takenTokens = new Map<string, string>();

/**
 * `#token=…` of a mailed link, taken out of the address bar, where it could be copied or shared by accident. Asked again at
 * the same address it answers the same: a page that waits for its words while it is first drawn is begun anew.
 */
export function takeFragmentToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!token) return takenTokens.get(location.pathname) ?? null;
  history.replaceState(history.state, '', location.pathname + location.search);
  takenTokens.set(location.pathname, token);
  return token;
}

/** From now on the link is needed again. */
export function dropBooking(bookingId: string): void {
  keptBookings.drop(bookingId);
  for (const { id, bookingId: of } of keptHolds.all()) if (of === bookingId) keptHolds.drop(id);
  for (const path of takenTokens.keys()) if (path.includes(bookingId)) takenTokens.delete(path);
}

export function takeTokenFromFragment(bookingId: string): void {
  const token = takeFragmentToken();
  if (token) keptBookings.keep({ id: bookingId, token });
}
