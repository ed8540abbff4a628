import { useNavigate } from 'react-router';
import { answer, api, bookingToken } from '../api/client';
import type { Booking, Hold } from '../api/types';
import { useAct } from '../api/useAct';
import { useCheckout } from '../bookings/drafts/checkout';
import { type KeptHold, keptHolds } from '../bookings/kept';

/**
 * A booking keeps the details it was made with. While it is not paid it can be given back and its slot held again at
 * once, with what was typed: then the form is open again.
 */
export function useChangeDetails(booking: Booking, token: string | null) {
  const navigate = useNavigate();
  return useAct<KeptHold, Hold>({
    act: async ({ courtId, serviceId, start, end }, key) => {
      const params = { path: { id: booking.id } };
      const headers = { ...bookingToken(token), 'Idempotency-Key': `${key}-give-back` };
      await answer(api.PUT('/api/bookings/{id}/cancel', { params, body: { reason: 'details-changed' }, headers }));
      const body = { resourceId: courtId, start, end, ...(serviceId === null ? {} : { serviceId }) };
      return answer(api.POST('/api/holds', { body, headers: { 'Idempotency-Key': `${key}-hold` } }));
    },
    onDone: ({ id, token: holdToken, price, expiresAt }, before) => {
      const { guest } = useCheckout.getState();
      keptHolds.drop(before.id);
      const made = { id, token: holdToken, price, expiresAt, extended: false, bookingId: null };
      const hold = { ...before, ...made, payBy: undefined };
      keptHolds.keep(hold);
      useCheckout.getState().begin(hold);
      useCheckout.setState({ guest });
      void navigate(`/book/${id}`);
    },
  });
}
