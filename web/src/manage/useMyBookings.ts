import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { serverNow } from '../api/clock';
import type { ListedBooking } from '../api/types';
import type { Status } from './filters';

const pageSize = 10;
// What began may still be going on: it is asked for with the coming ones, and told apart here.
const longestMs = 24 * 3_600_000;

export type Part = 'upcoming' | 'past';

/** The account's bookings that are not over, the next one first; or those that are, the last one first. */
export function useMyBookings(userId: string, part: Part, status: Status | null, enabled: boolean) {
  const list = useInfiniteQuery({
    queryKey: ['bookings', 'mine', userId, part, status],
    queryFn: ({ pageParam, signal }) => {
      const now = serverNow();
      const span =
        part === 'upcoming'
          ? { from: new Date(now - longestMs).toISOString(), sort: 'start' }
          : { to: new Date(now).toISOString(), sort: '-start' };
      const query = {
        ...span,
        limit: pageSize,
        ...(status === null ? {} : { status }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      return answer(api.GET('/api/bookings/user/{userId}', { params: { path: { userId }, query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...list, items: items.filter((one) => isOver(one, serverNow()) === (part === 'past')) };
}

export const isOver = ({ end }: Pick<ListedBooking, 'end'>, now: number): boolean => Date.parse(end) <= now;

/** What one looks forward to: bookings that stand or can still be paid. */
export const stands = ({ status }: Pick<ListedBooking, 'status'>): boolean =>
  status === 'confirmed' || status === 'in_progress' || status === 'pending';
