import { useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { slotsOf } from '../../availability/queries';
import { toast } from '../../ui/toasts';
import type { Resource } from '../shapes';
import { courtKey, courtsQuery } from './courtsApi';

/** What forms do with the answer of a save: it is what every page shows from then on. */
export function useCourtStore(id: string) {
  const client = useQueryClient();
  const saved = (court: Resource, said: string) => {
    client.setQueryData(courtKey(id), court);
    void client.invalidateQueries({ queryKey: courtsQuery.queryKey });
    // The customer's view of it is of before.
    void client.invalidateQueries({ queryKey: ['courts', id] });
    void client.invalidateQueries({ queryKey: slotsOf(id) });
    toast(said);
  };
  // Not into the cache: the form that asks must not be exchanged for a new one.
  const readCourt = () => answer(api.GET('/api/resources/{id}', { params: { path: { id } } }));
  return { saved, readCourt };
}
