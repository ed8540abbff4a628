import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Neighbour } from './shapes';

const noneYet: Neighbour[] = [];

/** Other places with a free slot at or near a time, for when it is gone here. */
export function useNeighbours(courtId: string, start: string | null, durationMinutes: number | null): Neighbour[] {
  const found = useQuery({
    queryKey: ['neighbours', courtId, start, durationMinutes],
    queryFn: async ({ signal }) => {
      const query = { start: start ?? '', ...(durationMinutes === null ? {} : { durationMinutes }) };
      const params = { path: { id: courtId }, query };
      const { items } = await answer(api.GET('/api/courts/{id}/neighbours', { params, signal }));
      return items;
    },
    enabled: start !== null,
    retry: false,
    staleTime: 15_000,
  });
  return found.data ?? noneYet;
}
