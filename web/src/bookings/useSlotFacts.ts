import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Court, Slot } from '../api/types';
import { localDate } from '../ui/time';

export type Service = NonNullable<Court['services']>[number];

const placeStaleMs = 300_000;

/** What is known of the place and of what is done there: its kind, who runs it, how it is paid. */
export function usePlace(courtId: string, serviceId: string | null) {
  const { data: court } = useQuery({
    queryKey: ['courts', courtId],
    queryFn: ({ signal }) => answer(api.GET('/api/courts/{id}', { params: { path: { id: courtId } }, signal })),
    staleTime: placeStaleMs,
  });
  const services = court?.services ?? [];
  const service = services.find((one) => one.id === serviceId) ?? (services.length === 1 ? services[0] : undefined);
  return { court, service };
}

/** How the place is drawn. */
export function looksOf(court: Court | undefined): { kind: string | null; indoor: boolean } {
  const attributes = court?.attributes as { indoor?: boolean } | undefined;
  return { kind: court?.fieldType ?? null, indoor: attributes?.indoor ?? false };
}

interface Asked {
  courtId: string;
  serviceId: string | null;
  start: string;
  zone: string;
}

/** The day's times, for the picture of it in the summary; asked anew when `since` changes. */
export function useDay({ courtId, serviceId, start, zone }: Asked, since = ''): Slot[] {
  const date = localDate(start, zone);
  const { data } = useQuery({
    queryKey: ['day', courtId, serviceId, date, since],
    queryFn: ({ signal }) => {
      const query = { startDate: date, endDate: date, ...(serviceId === null ? {} : { serviceId }) };
      return answer(api.GET('/api/courts/{id}/availability', { params: { path: { id: courtId }, query }, signal }));
    },
    staleTime: placeStaleMs,
    retry: false,
  });
  return data?.slots ?? [];
}
