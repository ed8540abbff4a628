import type { Booking, Money } from '../api/types';
import { isPaidThere } from './phase';

type Told = Pick<Booking, 'status' | 'payment' | 'paymentPolicy' | 'refund' | 'history' | 'total'>;

/** Where the money is, as a key of `manage.money.state` and the amounts it names. All amounts are the server's. */
export interface MoneyStory {
  state:
    | 'nothingYet'
    | 'atVenue'
    | 'reserved'
    | 'paid'
    | 'declined'
    | 'nothingTaken'
    | 'letGo'
    | 'goingBack'
    | 'wentBack'
    | 'partBack'
    | 'partGoingBack'
    | 'kept'
    | 'disputed'
    | 'lost'
    | 'expired';
  amount: Money;
  paid: Money;
}

export function moneyStory(booking: Told): MoneyStory {
  const { payment } = booking;
  const told = (state: MoneyStory['state'], amount: Money): MoneyStory => ({ state, amount, paid: payment.captured });
  switch (payment.status) {
    case 'failed':
      return told('declined', booking.total);
    case 'disputed':
      return told('disputed', payment.captured);
    case 'lost':
      return told('lost', payment.captured);
    case 'expired':
      return told('expired', booking.total);
    case 'cancelled':
      return !isPaidThere(booking) && wasReserved(booking)
        ? told('letGo', booking.total)
        : told('nothingTaken', booking.total);
    case 'refunded':
      return told('wentBack', payment.refunded);
  }
  if (booking.status === 'cancelled') return ofCancelled(booking, told);
  if (payment.status === 'partially_refunded') return told('partBack', payment.refunded);
  if (payment.captured.amount > 0) return told('paid', payment.captured);
  if (isPaidThere(booking)) return told('atVenue', booking.total);
  return payment.status === 'authorized' ? told('reserved', booking.total) : told('nothingYet', booking.total);
}

function ofCancelled(booking: Told, told: (state: MoneyStory['state'], amount: Money) => MoneyStory): MoneyStory {
  const { payment, refund } = booking;
  const nothing = payment.captured.amount === 0;
  if (refund === null || refund === undefined || refund.amount === 0) {
    if (!nothing) return told('kept', payment.captured);
    return payment.status === 'authorized' ? told('letGo', booking.total) : told('nothingTaken', booking.total);
  }
  const isPart = !nothing && refund.amount < payment.captured.amount;
  if (payment.refunded.amount >= refund.amount) return told(isPart ? 'partBack' : 'wentBack', payment.refunded);
  return told(isPart ? 'partGoingBack' : 'goingBack', refund);
}

/** A card that was asked and said yes shows in the history: the booking was confirmed. */
const wasReserved = ({ history }: Told): boolean =>
  history.some(({ to, reason }) => to === 'confirmed' || reason === 'approval-timeout');

const glyphs: Record<MoneyStory['state'], string> = {
  nothingYet: '◌',
  atVenue: '◌',
  reserved: '○',
  paid: '✓',
  declined: '✕',
  nothingTaken: '–',
  letGo: '–',
  goingBack: '↩',
  wentBack: '↩',
  partBack: '◐',
  partGoingBack: '◐',
  kept: '✓',
  disputed: '!',
  lost: '!',
  expired: '–',
};
export const glyphOf = ({ state }: MoneyStory): string => glyphs[state];

/** Money that left us for the card is not there yet. */
export const isTravelling = ({ state }: MoneyStory): boolean =>
  state === 'goingBack' || state === 'wentBack' || state === 'partBack' || state === 'partGoingBack';

/** What comes back if it is cancelled now, as the server's steps say. */
export function refundNow({ refundSteps }: Pick<Booking, 'refundSteps'>, now: number): Money | null {
  return stepsAhead(refundSteps, now)[0]?.amount ?? null;
}

/** The steps that are not over: the first of them is in force. */
export function stepsAhead<T extends { until: string | null }>(steps: readonly T[] | undefined, now: number): T[] {
  return (steps ?? []).filter(({ until }) => until === null || Date.parse(until) > now);
}
