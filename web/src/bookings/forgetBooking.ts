import type { QueryClient } from '@tanstack/react-query';
import { forgetCopiesOf } from '../api/bookingCopies';
import { dropBooking, keptBookings } from './kept';
import { bookingKey } from './useBooking';

/** Nothing of a guest's booking stays in this browser. An answer that is on its way would be kept again: it is given up. */
export async function forgetBooking(client: QueryClient, id: string): Promise<void> {
  const token = keptBookings.find(id)?.token;
  dropBooking(id);
  await client.cancelQueries({ queryKey: bookingKey(id) });
  client.removeQueries({ queryKey: bookingKey(id) });
  if (token !== undefined) await forgetCopiesOf(token);
}
