import { forgetOldCopies } from '../api/oldCopies';
import { dropBooking } from './kept';

/** A month after the visit a browser forgets by itself. */
export async function forgetOldBookings(now: number): Promise<void> {
  (await forgetOldCopies(now)).forEach(dropBooking);
}
