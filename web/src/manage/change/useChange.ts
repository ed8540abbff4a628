import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { answer, api, bookingToken } from '../../api/client';
import { hasCode } from '../../api/problem';
import type { Booking } from '../../api/types';
import { useAct } from '../../api/useAct';
import { slotsOf } from '../../availability/queries';
import { bookingKey } from '../../bookings/useBooking';
import { toast } from '../../ui/toasts';
import { formatWhen, localDate } from '../../ui/time';

export interface Wanted {
  start: string;
  durationMinutes: number;
}

type Pressed = Wanted & { version: number };

/** What it would cost or give back, as the server reckons it. Asked anew when the booking changed. */
export function useQuote({ id, version }: Booking, token: string | null, wanted: Wanted) {
  return useQuery({
    queryKey: ['change-quote', id, version, wanted],
    queryFn: ({ signal }) =>
      answer(
        api.POST('/api/bookings/{id}/change-quote', {
          params: { path: { id } },
          body: wanted,
          headers: bookingToken(token),
          signal,
        }),
      ),
    staleTime: 0,
    retry: false,
  });
}

export type Quote = NonNullable<ReturnType<typeof useQuote>['data']>;

interface Mover {
  booking: Booking;
  token: string | null;
  isStaff: boolean;
}

/** The old time is let go in the moment in which the new one is taken, and not before. */
export function useMove({ booking, token, isStaff }: Mover) {
  const t = useTranslations('manage.change');
  const done = useDone(booking);
  return useAct({
    act: ({ version, ...wanted }: Pressed, key) =>
      answer(
        api.PATCH('/api/bookings/{id}', {
          params: { path: { id: booking.id } },
          body: wanted,
          headers: { ...bookingToken(token), 'Idempotency-Key': key, 'If-Match': `"${version}"` },
        }),
      ),
    onDone: (next) => {
      const { start, timeZone } = next;
      void done.navigate(
        isStaff ? `/provider?date=${localDate(start, timeZone)}&booking=${booking.id}` : `/bookings/${booking.id}`,
      );
      done.keep(next);
      toast(t('moved', { when: formatWhen(start, timeZone) }));
    },
    onRefused: done.refused,
  });
}

export function usePropose(booking: Booking) {
  const t = useTranslations('manage.change');
  const done = useDone(booking);
  return useAct({
    act: ({ version, ...wanted }: Pressed, key) =>
      answer(
        api.POST('/api/bookings/{id}/proposals', {
          params: { path: { id: booking.id } },
          body: wanted,
          headers: { 'Idempotency-Key': key, 'If-Match': `"${version}"` },
        }),
      ),
    onDone: (next) => {
      void done.navigate(`/bookings/${booking.id}`);
      done.keep(next);
      toast(t('proposed'));
    },
    onRefused: done.refused,
  });
}

function useDone(booking: Booking) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return {
    navigate,
    keep: (next: Booking) => {
      client.setQueryData(bookingKey(booking.id), { ...booking, proposal: undefined, ...next });
      void client.invalidateQueries({ queryKey: ['bookings'], refetchType: 'active' });
      void client.invalidateQueries({ queryKey: slotsOf(booking.resourceId) });
    },
    refused: (problem: unknown) => {
      if (hasCode(problem, 'slot-taken')) void client.invalidateQueries({ queryKey: slotsOf(booking.resourceId) });
      else if (hasCode(problem, 'booking-state-conflict', 'version-mismatch'))
        void client.invalidateQueries({ queryKey: bookingKey(booking.id) });
    },
  };
}
