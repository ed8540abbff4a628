import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { LiveAvailability } from './shapes';

/** Which slots are meant: of what, for how long, on which local dates. Null is the only service, and its usual length. */
export interface Asked {
  courtId: string;
  serviceId: string | null;
  durationMinutes: number | null;
  from: string;
  to: string;
}

export const courtQuery = (id: string) =>
  queryOptions({
    queryKey: ['courts', id],
    queryFn: ({ signal }) => answer(api.GET('/api/courts/{id}', { params: { path: { id } }, signal })),
    staleTime: 300_000,
  });

/** The slots of a court under all services, lengths and dates. */
export const slotsOf = (courtId: string) => ['availability', courtId] as const;

/** The same slots on whatever dates. */
export const sameSlots = ({ courtId, serviceId, durationMinutes }: Asked) =>
  [...slotsOf(courtId), serviceId, durationMinutes] as const;

export const slotsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: [...sameSlots(asked), asked.from, asked.to] as const,
    queryFn: async ({ signal }): Promise<LiveAvailability> => {
      const { courtId, serviceId, durationMinutes, from, to } = asked;
      const query = {
        startDate: from,
        endDate: to,
        ...(serviceId === null ? {} : { serviceId }),
        ...(durationMinutes === null ? {} : { durationMinutes }),
      };
      const params = { path: { id: courtId }, query };
      const answered = await answer(api.GET('/api/courts/{id}/availability', { params, signal }));
      return { ...answered, from, to };
    },
  });
