import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answer, api, bookingToken } from '../api/client';
import { Problem } from '../api/problem';
import { bookingKey } from '../bookings/useBooking';

const reopenFirstMs = 2_000;
const reopenLastMs = 60_000;

/**
 * Fetches the booking anew whenever the server says that it changed. Each stream opens with a ticket of its own, which
 * lives a minute: a broken one is opened again with a new ticket, ever more slowly. What it misses meanwhile, the first
 * message of the next one makes good.
 */
export function useBookingStream(id: string, token: string | null, enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled || !('EventSource' in globalThis)) return;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let failures = 0;
    let closed = false;

    const again = () => {
      source?.close();
      source = null;
      if (closed) return;
      const wait = Math.min(reopenFirstMs * 2 ** failures, reopenLastMs);
      failures += 1;
      timer = setTimeout(() => void open(), wait);
    };
    const fetchAnew = () => void client.invalidateQueries({ queryKey: bookingKey(id) });
    const open = async () => {
      const ticket = await ticketOf(id, token);
      if (closed) return;
      if (ticket === null) return again();
      source = new EventSource(`/api/bookings/${encodeURIComponent(id)}/stream?ticket=${encodeURIComponent(ticket)}`);
      source.addEventListener('ready', () => {
        failures = 0;
        fetchAnew();
      });
      source.addEventListener('booking', fetchAnew);
      source.addEventListener('reset', fetchAnew);
      source.addEventListener('error', again);
    };

    void open();
    return () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      source?.close();
    };
  }, [client, id, token, enabled]);
}

/** Null when there is none now: without network, or when the page may not watch. Asking goes on, slowly. */
async function ticketOf(id: string, token: string | null): Promise<string | null> {
  try {
    const { ticket } = await answer(
      api.POST('/api/bookings/{id}/stream-ticket', { params: { path: { id } }, headers: bookingToken(token) }),
    );
    return ticket;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
