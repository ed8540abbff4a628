import type { DayBooking } from '../shapes';

export type Act = 'start' | 'complete' | 'noShow' | 'move' | 'cancel' | 'confirm' | 'decline';

// The server's own rule: customers come early.
const earliestCheckInMs = 3_600_000;

/** What may be done now, the most likely first. The server has the last word. */
export function actsOf(
  { status, start, isAsked }: Pick<DayBooking, 'status' | 'start' | 'isAsked'>,
  now: number,
): Act[] {
  const begins = Date.parse(start);
  switch (status) {
    case 'confirmed':
      return [
        ...(now >= begins - earliestCheckInMs ? (['start'] as const) : []),
        ...(now >= begins ? (['noShow'] as const) : (['move'] as const)),
        'cancel',
      ];
    case 'in_progress':
      return ['complete'];
    case 'pending':
      if (isAsked) return ['confirm', 'decline'];
      return now < begins ? ['move', 'cancel'] : ['cancel'];
    case 'payment_failed':
      return ['cancel'];
    default:
      return [];
  }
}
