import type { Booking } from '../api/types';

export type When = 'all' | 'upcoming' | 'past';
export type Status = Booking['status'];

export const whens = ['all', 'upcoming', 'past'] as const;
export const statuses = [
  'confirmed',
  'pending',
  'in_progress',
  'completed',
  'payment_failed',
  'cancelled',
  'refunded',
  'no_show',
] as const satisfies readonly Status[];

export interface Filters {
  when: When;
  status: Status | null;
}

/** What the address asks for; words it does not know count as not asked. */
export function readFilters(query: URLSearchParams): Filters {
  return {
    when: whens.find((one) => one === query.get('when')) ?? 'all',
    status: statuses.find((one) => one === query.get('state')) ?? null,
  };
}

/** The address of the list so filtered; what is not filtered is not in it. */
export function writeFilters({ when, status }: Filters): URLSearchParams {
  return new URLSearchParams({ ...(when === 'all' ? {} : { when }), ...(status === null ? {} : { state: status }) });
}
