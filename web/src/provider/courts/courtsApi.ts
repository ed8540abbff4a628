import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { paths } from '../../api/schema';

export const courtsKey = ['provider', 'resources'] as const;
export const courtKey = (id: string) => [...courtsKey, id] as const;

const pageSize = 100;

export const courtsQuery = infiniteQueryOptions({
  queryKey: [...courtsKey, 'list'],
  queryFn: ({ signal, pageParam }) =>
    answer(
      api.GET('/api/resources', {
        params: { query: { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.nextCursor,
});

export const courtQuery = (id: string) =>
  queryOptions({
    queryKey: courtKey(id),
    queryFn: ({ signal }) => answer(api.GET('/api/resources/{id}', { params: { path: { id } }, signal })),
    // A form is being typed over it: it is not exchanged underneath.
    staleTime: Infinity,
    refetchOnMount: 'always',
  });

export const providersQuery = queryOptions({
  queryKey: ['provider', 'providers'],
  queryFn: ({ signal }) => answer(api.GET('/api/providers', { params: { query: { limit: pageSize } }, signal })),
});

type Rules = NonNullable<paths['/api/resources/{id}/availability/preview']['post']['requestBody']>;
export type PreviewRules = Rules['content']['application/json'];

type HoursConflicts = paths['/api/resources/{id}/availability-windows/conflicts']['post'];
export type HoursRules = NonNullable<HoursConflicts['requestBody']>['content']['application/json'];
export type HoursConflict = HoursConflicts['responses'][200]['content']['application/json']['items'][number];

/** What is booked that these hours would leave outside; what the saved ones leave outside already is not of this change. */
export async function leftOutside(courtId: string, rules: HoursRules) {
  const call = api.POST('/api/resources/{id}/availability-windows/conflicts', {
    params: { path: { id: courtId } },
    body: rules,
  });
  const { items, truncated } = await answer(call);
  return { bookings: items.filter(({ already }) => !already).map(({ booking }) => booking), truncated };
}

/** The slots that customers would see with these rules; nothing is written. */
export const previewQuery = (courtId: string, rules: PreviewRules | null) =>
  queryOptions({
    queryKey: ['provider', 'preview', courtId, rules],
    queryFn:
      rules === null
        ? skipToken
        : ({ signal }) =>
            answer(
              api.POST('/api/resources/{id}/availability/preview', {
                params: { path: { id: courtId } },
                body: rules,
                signal,
              }),
            ),
    staleTime: 5_000,
  });
