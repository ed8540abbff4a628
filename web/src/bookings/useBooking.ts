import { useQuery } from '@tanstack/react-query';
import { answer, api, bookingToken } from '../api/client';
import type { Booking, ListedBooking } from '../api/types';

export const bookingKey = (id: string) => ['bookings', id];
export const intentKey = (bookingId: string) => ['intents', bookingId];

const unsettledPayments = ['pending', 'authorized', 'processing'];
// What was only reserved is let go without a refund: nothing more comes.
const letGo = ['cancelled', 'expired', 'failed'];

/** Still on its way: what is shown will change by itself, usually within two seconds. */
export function isUnsettled({
  status,
  payment,
  paymentPolicy,
  refund,
  total,
}: Pick<Booking, 'status' | 'payment' | 'paymentPolicy' | 'refund' | 'total'>): boolean {
  if (status === 'pending') return true;
  if (status === 'cancelled' && !letGo.includes(payment.status)) return (refund?.amount ?? 0) > payment.refunded.amount;
  if (status !== 'confirmed' || paymentPolicy === 'at_venue') return false;
  // A cheaper time was chosen, and the difference is on its way back.
  return unsettledPayments.includes(payment.status) || payment.captured.amount - payment.refunded.amount > total.amount;
}

const firstPollMs = 500;
const lastPollMs = 3_000;

/** 0.5, 0.75, 1.1 … 3 s: quick while the answer is near, gentle when it is not. */
export function pollDelay(answers: number): number {
  return Math.min(firstPollMs * 1.5 ** Math.max(0, answers - 1), lastPollMs);
}

export function useBooking(id: string, token: string | null, { poll = false } = {}) {
  return useQuery({
    queryKey: bookingKey(id),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/bookings/{id}', { params: { path: { id } }, headers: bookingToken(token), signal })),
    refetchInterval: ({ state }) =>
      poll && state.data && isUnsettled(state.data) ? pollDelay(state.dataUpdateCount) : false,
    staleTime: 0,
  });
}

export interface Place {
  name: string;
  address: string;
  zone: string;
}

/** Name, address and zone of what was booked. */
export function placeOf({
  resourceName,
  address,
  timeZone,
}: Pick<ListedBooking, 'resourceName' | 'address' | 'timeZone'>): Place {
  return { name: resourceName, address, zone: timeZone };
}
