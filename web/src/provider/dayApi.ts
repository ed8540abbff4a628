import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client';

export const dayKey = ['provider', 'day'] as const;
const pollMs = 15_000;

/** What waits for an answer. Under the day's key, so that whatever makes the day old makes this old. */
export const requestsQuery = queryOptions({
  queryKey: [...dayKey, 'requests'],
  queryFn: ({ signal }) => answer(api.GET('/api/provider/requests', { signal })),
  refetchInterval: pollMs,
  staleTime: 0,
});

/** The day at the place; null is today there. What is on screen stays while another day is fetched. */
export const dayQuery = (date: string | null) =>
  queryOptions({
    queryKey: [...dayKey, date],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/provider/day', { params: { query: date === null ? {} : { date } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
    staleTime: 0,
  });
