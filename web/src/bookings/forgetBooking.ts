import type { QueryClient } from '@tanstack/react-query';
import { forgetCopiesOf, forgetOldCopies } from '../api/bookingCopies';
import { dropToken, keptBookings, keptHolds } from './kept';
import { bookingKey } from './useBooking';

/** Nothing of a guest's booking stays in this browser. An answer that is on its way would be kept again: it is given up. */
export async function forgetBooking(client: QueryClient, id: string): Promise<void> {
  const token = keptBookings.find(id)?.token;
  drop(id);
  await client.cancelQueries({ queryKey: bookingKey(id) });
  client.removeQueries({ queryKey: bookingKey(id) });
  if (token !== undefined) await forgetCopiesOf(token);
}

/** A month after the visit a browser forgets by itself. */
export async function forgetOldBookings(now: number): Promise<void> {
  (await forgetOldCopies(now)).forEach(drop);
}

function drop(id: string): void {
  dropToken(id);
  for (const hold of keptHolds.all()) if (hold.bookingId === id) keptHolds.drop(hold.id);
}
