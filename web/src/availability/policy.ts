import type { Service } from './shapes';

type Policy = Pick<Service, 'refundSegments'>;

export interface Refund {
  percent: number;
  until: string;
}

const hourMs = 3_600_000;

/** What cancelling gives back for now, and until when; null when nothing. */
export function refundNow(policy: Policy, start: string, now: number): Refund | null {
  for (const { percent, untilHoursBefore } of policy.refundSegments) {
    const until = Date.parse(start) - untilHoursBefore * hourMs;
    if (until > now) return percent > 0 ? { percent, until: new Date(until).toISOString() } : null;
  }
  return null;
}
