import type { Booking } from '../api/types';

/** How a booking stands for the one who made it: the server's state, the money and the hour of the day in one word. */
export type Phase =
  | 'unpaid'
  | 'confirming'
  | 'asked'
  | 'capturing'
  | 'booked'
  | 'running'
  | 'over'
  | 'declined'
  | 'lapsed'
  | 'slotLost'
  | 'cancelledByYou'
  | 'cancelledByPlace'
  | 'refused'
  | 'notAnswered'
  | 'noShow'
  | 'refunded';

type Told = Pick<
  Booking,
  'status' | 'payment' | 'paymentPolicy' | 'requiresApproval' | 'isAsked' | 'history' | 'start' | 'end'
>;

export function phaseOf(booking: Told, now: number): Phase {
  switch (booking.status) {
    case 'pending':
      if (booking.isAsked) return 'asked';
      return booking.payment.status === 'authorized' || isPaidThere(booking) ? 'confirming' : 'unpaid';
    case 'payment_failed':
      return 'declined';
    case 'cancelled':
      return endOf(booking);
    case 'no_show':
      return 'noShow';
    case 'refunded':
      return 'refunded';
    case 'completed':
      return 'over';
    case 'in_progress':
      return 'running';
    case 'confirmed':
      return standing(booking, now);
  }
}

/** Nothing goes through a card. */
export const isPaidThere = ({ paymentPolicy }: Pick<Booking, 'paymentPolicy'>): boolean => paymentPolicy === 'at_venue';

function standing(booking: Told, now: number): Phase {
  if (Date.parse(booking.end) <= now) return 'over';
  if (Date.parse(booking.start) <= now) return 'running';
  if (isPaidThere(booking)) return 'booked';
  return ['pending', 'authorized'].includes(booking.payment.status) ? 'capturing' : 'booked';
}

/** Who or what ended a cancelled booking. */
function endOf({ history, requiresApproval }: Told): Phase {
  const last = history.findLast(({ to }) => to === 'cancelled');
  if (last?.reason === 'approval-timeout') return 'notAnswered';
  if (last?.reason === 'payment-timeout') return 'lapsed';
  if (last?.reason === 'slot-lost') return 'slotLost';
  if (last === undefined || isCustomer(last.by)) return 'cancelledByYou';
  return requiresApproval && last.from === 'pending' ? 'refused' : 'cancelledByPlace';
}

/** Actors of the history: `guest`, `user:…`, `provider:…`, `admin:…`, `system:…`. */
export const isCustomer = (by: string): boolean => by === 'guest' || by.startsWith('user:');

/** What the ticket is worth: shown at the door, kept for the moment, lost unless it is paid, or no more. */
export function validityOf(phase: Phase): 'valid' | 'held' | 'used' | 'lost' | 'over' {
  if (phase === 'booked' || phase === 'capturing' || phase === 'running') return 'valid';
  if (phase === 'unpaid' || phase === 'confirming' || phase === 'asked') return 'held';
  if (phase === 'declined') return 'lost';
  return phase === 'over' ? 'used' : 'over';
}

const cancellable: Phase[] = ['unpaid', 'confirming', 'asked', 'capturing', 'booked', 'declined'];

const changeable: Phase[] = ['unpaid', 'confirming', 'capturing', 'booked'];

/** What has its time and has not begun; the server has the last word. */
export const mayChange = (phase: Phase): boolean => changeable.includes(phase);

/** What stands can be passed on. */
export const mayPassOn = (phase: Phase): boolean => phase === 'booked' || phase === 'capturing';

/** The customer may cancel until it begins; the server has the last word. */
export const mayCancel = (phase: Phase): boolean => cancellable.includes(phase);
