import type { Booking } from '../api/types';
import { isCustomer } from './phase';

type Transition = Booking['history'][number];

export type EventKey =
  | 'created'
  | 'retried'
  | 'paidLate'
  | 'confirmed'
  | 'approved'
  | 'payment_failed'
  | 'cancelledByYou'
  | 'cancelledByPlace'
  | 'cancelledByTeam'
  | 'notAnswered'
  | 'lapsed'
  | 'slotLost'
  | 'refunded'
  | 'in_progress'
  | 'completed'
  | 'no_show';

const simple: Record<string, EventKey> = {
  confirmed: 'confirmed',
  payment_failed: 'payment_failed',
  refunded: 'refunded',
  in_progress: 'in_progress',
  completed: 'completed',
  no_show: 'no_show',
};

/** What a line of the history means to the one who booked; null for a state this page does not know. */
export function eventOf({ from, to, by, reason }: Transition): EventKey | null {
  if (to === 'pending') {
    if (from === null) return 'created';
    return reason === 'paid-late' ? 'paidLate' : 'retried';
  }
  if (to === 'cancelled') {
    if (reason === 'payment-timeout') return 'lapsed';
    if (reason === 'approval-timeout') return 'notAnswered';
    if (reason === 'slot-lost') return 'slotLost';
    if (isCustomer(by)) return 'cancelledByYou';
    return by.startsWith('provider:') ? 'cancelledByPlace' : 'cancelledByTeam';
  }
  if (to === 'confirmed' && !by.startsWith('system')) return 'approved';
  return simple[to] ?? null;
}

export type Change = NonNullable<Booking['changes']>[number];

/** A line of the story: a step from state to state, or what was changed in between, in the order of their time. */
export type Line = { at: string; transition: Transition } | { at: string; change: Change };

export function storyOf({ history, changes }: Pick<Booking, 'history' | 'changes'>): Line[] {
  const lines: Line[] = [
    ...history.map((transition) => ({ at: transition.at, transition })),
    ...(changes ?? []).map((change) => ({ at: change.at, change })),
  ];
  return lines.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

export type ChangeKey = 'changedByYou' | 'changedByPlace' | 'passedOn';

export function changeKey({ kind, by }: Change): ChangeKey {
  if (kind === 'transferred') return 'passedOn';
  return isCustomer(by) ? 'changedByYou' : 'changedByPlace';
}

/** What a person wrote; reasons of machines are already in the words of the event. */
export function writtenReason({ to, by, reason }: Transition): string | null {
  return to === 'cancelled' && !by.startsWith('system:') && reason !== 'details-changed' ? reason || null : null;
}
