import { useTranslations } from 'use-intl';
import { send } from '../../api/client';
import { Problem } from '../../api/problem';
import { useAct } from '../../api/useAct';
import { announce } from '../../ui/announce';
import type { DayBooking } from '../shapes';
import type { Act } from './acts';
import { useFetchAnew, wasOvertaken } from './useActOn';

interface Input {
  act: Exclude<Act, 'cancel'>;
  reason: string | null;
  version: number;
}

const names = { start: 'start', complete: 'complete', noShow: 'no-show' } as const;

/** Who came, who left, who did not come; over the version that was looked at. */
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

// Not by the typed client: a start and an end have no body at all.
async function post(id: string, { act, reason, version }: Input, key: string): Promise<null> {
  const url = new URL(`/api/bookings/${encodeURIComponent(id)}/${names[act]}`, globalThis.location.origin);
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'If-Match': `"${version}"` };
  const body = act === 'noShow' ? JSON.stringify({ reason }) : null;
  const response = await send(new Request(url, { method: 'POST', headers, body }));
  if (response.ok) return null;
  const said: unknown = await response.json();
  throw Problem.from(response, said);
}
