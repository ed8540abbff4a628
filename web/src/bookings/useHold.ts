import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answer, api } from '../api/client';
import { serverNow } from '../api/clock';
import type { Hold } from '../api/types';
import { useAct } from '../api/useAct';
import { type KeptHold, keptHolds } from './kept';

export interface Wanted {
  courtId: string;
  courtName: string;
  zone: string;
  serviceId: string | null;
  start: string;
  end: string;
}

function hold(wanted: Wanted, key: string): Promise<Hold> {
  const { courtId, serviceId, start, end } = wanted;
  const body = { resourceId: courtId, start, end, ...(serviceId === null ? {} : { serviceId }) };
  return answer(api.POST('/api/holds', { body, headers: { 'Idempotency-Key': key } }));
}

/** Takes the slot and goes on to the details. Only the 201 makes it "held". */
export function useHold() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const refetch = (courtId: string) => void client.invalidateQueries({ queryKey: ['availability', courtId] });
  return useAct<Wanted, Hold>({
    act: hold,
    onDone: (made, { courtId, courtName, zone, serviceId, start, end }) => {
      const { id, token, price, fee, tier, refundSteps, expiresAt } = made;
      const slot = { courtId, courtName, zone, serviceId, start, end };
      keptHolds.keep({
        ...slot,
        ...{ id, token, price, fee, tier, refundSteps, expiresAt },
        extended: false,
        bookingId: null,
      });
      refetch(courtId);
      void navigate(`/book/${id}`);
    },
    onRefused: (_, wanted) => refetch(wanted.courtId),
  });
}

export function isLive(hold: Pick<KeptHold, 'expiresAt' | 'bookingId'>, now = serverNow()): boolean {
  return hold.bookingId === null && Date.parse(hold.expiresAt) > now;
}
