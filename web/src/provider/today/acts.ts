import type { DayBooking } from '../shapes';

export type Act = 'start' | 'complete' | 'noShow' | 'move' | 'cancel';

// The server's own rule: customers come early.
const earliestCheckInMs = 3_600_000;

/** What may be done now, the most likely first. The server has the last word. */
export function actsOf({ status, start }: Pick<DayBooking, 'status' | 'start'>, now: number): Act[] {
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
      return now < begins ? ['move', 'cancel'] : ['cancel'];
    case 'payment_failed':
      return ['cancel'];
    default:
      return [];
  }
}
