import type { Booking, Money } from '../api/types';
import { isTravelling, moneyStory, stepsAhead } from './money';
import { isPaidThere, type Phase } from './phase';

export interface Step {
  key:
    | 'booked'
    | 'confirmed'
    | 'confirmedMail'
    | 'payUntil'
    | 'retryUntil'
    | 'confirming'
    | 'answerBy'
    | 'fullRefund'
    | 'partRefund'
    | 'yourTime'
    | 'refundSent'
    | 'refundArrives';
  /** The moment it happened or will; none for "within days". */
  at: string | null;
  kind: 'done' | 'ahead' | 'yours';
  amount?: Money;
}

type Told = Pick<
  Booking,
  | 'status'
  | 'payment'
  | 'paymentPolicy'
  | 'refund'
  | 'history'
  | 'start'
  | 'total'
  | 'createdAt'
  | 'expiresAt'
  | 'refundSteps'
>;

/** What was done and what comes, in the order of time. Nothing is promised that the server does not do. */
export function nextSteps(booking: Told, phase: Phase, now: number): Step[] {
  const done: Step[] = [{ key: 'booked', at: booking.createdAt, kind: 'done' }];
  const yours: Step = { key: 'yourTime', at: booking.start, kind: 'yours' };
  switch (phase) {
    case 'unpaid':
      return isOpen(booking, now) ? [...done, { key: 'payUntil', at: booking.expiresAt, kind: 'ahead' }, yours] : [];
    case 'declined':
      return isOpen(booking, now) ? [...done, { key: 'retryUntil', at: booking.expiresAt, kind: 'ahead' }] : [];
    case 'confirming':
      return [...done, { key: 'confirming', at: null, kind: 'ahead' }, yours];
    case 'asked':
      return [...done, { key: 'answerBy', at: booking.expiresAt, kind: 'ahead' }, yours];
    case 'capturing':
    case 'booked':
      return [...confirmed(booking), ...(isPaidThere(booking) ? [] : refunds(booking, now)), yours];
    default:
      return isTravelling(moneyStory(booking)) ? journeyOfRefund(booking) : [];
  }
}

const isOpen = ({ expiresAt }: Told, now: number): boolean => expiresAt !== null && Date.parse(expiresAt) > now;

function confirmed({ history }: Told): Step[] {
  const last = history.findLast(({ to }) => to === 'confirmed');
  return last ? [{ key: 'confirmedMail', at: last.at, kind: 'done' }] : [];
}

/** Each last moment to cancel that is still ahead and brings something back. */
function refunds({ refundSteps, total }: Told, now: number): Step[] {
  return stepsAhead(refundSteps, now).flatMap(({ until, amount }): Step[] => {
    if (until === null || amount.amount === 0) return [];
    return [{ key: amount.amount >= total.amount ? 'fullRefund' : 'partRefund', at: until, kind: 'ahead', amount }];
  });
}

function journeyOfRefund(booking: Told): Step[] {
  const { amount, state } = moneyStory(booking);
  const sent = state === 'wentBack' || state === 'partBack';
  const ended = booking.history.findLast(({ to }) => to === 'refunded' || to === 'cancelled');
  return [
    { key: 'refundSent', at: sent ? (ended?.at ?? null) : null, kind: sent ? 'done' : 'ahead', amount },
    { key: 'refundArrives', at: null, kind: 'ahead' },
  ];
}
