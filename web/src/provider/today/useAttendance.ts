import { useTranslations } from 'use-intl';
import { answer, api } from '../../api/client';
import { useAct } from '../../api/useAct';
import { announce } from '../../ui/announce';
import type { DayBooking } from '../shapes';
import type { Act } from './acts';
import { useFetchAnew, wasOvertaken } from './useActOn';

interface Input {
  act: Exclude<Act, 'cancel' | 'move'>;
  reason: string | null;
  version: number;
}

/** Who came, who left, who did not come, and the answers to requests; over the version that was looked at. */
export function useAttendance(booking: DayBooking, onDone?: () => void) {
  const t = useTranslations('console.booking.done');
  const fetchAnew = useFetchAnew(booking.id);
  return useAct({
    act: (input: Input, key) => post(booking.id, input, key),
    onDone: (_, { act }) => {
      announce(t(act));
      onDone?.();
      void fetchAnew();
    },
    onRefused: (problem) => {
      if (wasOvertaken(problem)) void fetchAnew();
    },
  });
}

function post(id: string, { act, reason, version }: Input, key: string) {
  const params = { path: { id } };
  const headers = { 'Idempotency-Key': key, 'If-Match': `"${version}"` };
  switch (act) {
    case 'start':
      return answer(api.POST('/api/bookings/{id}/start', { params, headers }));
    case 'complete':
      return answer(api.POST('/api/bookings/{id}/complete', { params, headers }));
    case 'noShow':
      return answer(api.POST('/api/bookings/{id}/no-show', { params, headers, body: { reason } }));
    case 'confirm':
      return answer(api.POST('/api/bookings/{id}/confirm', { params, headers }));
    case 'decline':
      return answer(api.POST('/api/bookings/{id}/decline', { params, headers, body: { reason } }));
  }
}
