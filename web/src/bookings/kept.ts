import * as z from 'zod/mini';
import { keptList } from './keptList';

const money = z.object({ amount: z.number(), currency: z.string() });

const refundStep = z.object({ until: z.nullable(z.string()), percent: z.number(), amount: money });
export type RefundStep = z.infer<typeof refundStep>;

const hold = z.object({
  id: z.string(),
  token: z.string(),
  courtId: z.string(),
  courtName: z.string(),
  zone: z.string(),
  serviceId: z.nullable(z.string()),
  start: z.string(),
  end: z.string(),
  price: money,
  /** The platform's part of the price. */
  fee: z.optional(money),
  tier: z.optional(z.string()),
  refundSteps: z.optional(z.array(refundStep)),
  expiresAt: z.string(),
  extended: z.boolean(),
  /** Set once the hold has become a booking. */
  bookingId: z.nullable(z.string()),
  /** Until when that booking waits to be paid. */
  payBy: z.optional(z.string()),
});
export type KeptHold = z.infer<typeof hold>;

/** What this browser holds: a closed tab finds its hold here. */
export const keptHolds = keptList<KeptHold>('holdfast.holds', hold, 10);

const booking = z.object({ id: z.string(), token: z.string() });

/** The guest's key to each of their bookings. */
export const keptBookings = keptList('holdfast.bookings', booking, 50);

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
