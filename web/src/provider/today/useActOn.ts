import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '../../api/problem';
import { hasCode } from '../../api/problem';
import { bookingKey } from '../../bookings/useBooking';
import { problemSentence } from '../../ui/problemWords';
import { translator } from '../../i18n/translations';
import { dayKey } from '../dayApi';

const overtaken = ['booking-state-conflict', 'version-mismatch'];

/** After an act, and after one that came too late, the list and the panel show what the server has. */
export function useFetchAnew(id: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: dayKey }),
      client.invalidateQueries({ queryKey: bookingKey(id) }),
    ]);
  };
}

export const wasOvertaken = (problem: Problem): boolean => hasCode(problem, ...overtaken);

/** Why it was not done, in words of the desk. */
export function refusal(problem: Problem): string {
  return wasOvertaken(problem) ? translator('console')('booking.overtaken') : problemSentence(problem);
}
