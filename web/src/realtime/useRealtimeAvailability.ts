import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { serverNow } from '../api/clock';
import { applyEvent, isExact, lapseHolds } from '../availability/events';
import { type Asked, sameSlots, slotsOf, slotsQuery } from '../availability/queries';
import type { LiveAvailability, LiveSlot } from '../availability/shapes';
import type { SlotEvent } from './slotStream';
import { type ConnectionState, useSlotStream } from './useSlotStream';

/** What changed before the reader's eyes. */
export interface News {
  taken: LiveSlot[];
  freed: LiveSlot[];
}

interface Options {
  providerId: string;
  /** Several units can be had at a time: an event tells of one of them, so that only the server knows the slot's state. */
  hasUnits: boolean;
  onNews: (news: News) => void;
}

export interface RealtimeAvailability {
  slots: LiveSlot[] | undefined;
  /** The dates of `slots`: those asked for before, while the new ones are on their way. */
  shown: Pick<Asked, 'from' | 'to'>;
  loading: boolean;
  error: unknown;
  refetch: () => void;
  connection: ConnectionState;
}

const pollMs = 15_000;
const settleMs = 250;

/** The slots of some days, kept up to date while they are looked at. */
export function useRealtimeAvailability(asked: Asked, options: Options): RealtimeAvailability {
  const client = useQueryClient();
  const { courtId } = asked;
  const { providerId, hasUnits, onNews } = options;
  const { settle, refetch } = useSettling(courtId);

  const onSlot = useCallback(
    (event: SlotEvent) => {
      if (event.resourceId !== courtId) return;
      if (hasUnits) return settle();
      let clear = client.isFetching({ queryKey: slotsOf(courtId) }) === 0;
      const news: News = { taken: [], freed: [] };
      for (const [key, shown] of client.getQueriesData<LiveAvailability>({ queryKey: slotsOf(courtId) })) {
        if (shown === undefined) continue;
        const change = applyEvent(shown, event);
        clear &&= change.kind !== 'unclear' && isExact(shown, event);
        if (change.kind !== 'changed') continue;
        client.setQueryData(key, change.next);
        if (!isOf(key, asked)) continue;
        news.taken.push(...change.taken);
        news.freed.push(...change.freed);
      }
      // An answer under way may be older than this event, and one claim can close more than what it lies on.
      if (!clear) settle();
      if (news.taken.length + news.freed.length > 0) onNews(news);
    },
    [asked, client, courtId, hasUnits, onNews, settle],
  );
  const connection = useSlotStream(providerId, { onSlot, onGap: refetch });

  const query = useQuery({
    ...slotsQuery(asked),
    placeholderData: (before, from) => (from && isOf(from.queryKey, asked) ? before : undefined),
    refetchInterval: connection === 'polling' ? pollMs : false,
  });
  useLapsingHolds(query.data, slotsQuery(asked).queryKey);

  return {
    slots: query.data?.slots,
    shown: query.data ?? asked,
    loading: query.isPending || query.isPlaceholderData,
    error: query.error,
    refetch,
    connection,
  };
}

const isOf = (key: readonly unknown[], asked: Asked) => sameSlots(asked).every((part, index) => key[index] === part);

/** Asking again, at once or gathered: a busy court must not make every reader ask with every event. */
function useSettling(courtId: string) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [courtId]);
  return useMemo(() => {
    const refetch = () => void client.invalidateQueries({ queryKey: slotsOf(courtId) });
    const settle = () => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        refetch();
      }, settleMs);
    };
    return { refetch, settle };
  }, [client, courtId]);
}

/** A hold of someone else frees by itself when its time is over, whether or not an event says so. */
function useLapsingHolds(shown: LiveAvailability | undefined, key: readonly unknown[]) {
  const client = useQueryClient();
  const where = JSON.stringify(key);
  useEffect(() => {
    if (shown === undefined) return;
    const { nextAt } = lapseHolds(shown, serverNow());
    if (nextAt === null) return;
    const lapse = () => client.setQueryData(JSON.parse(where) as unknown[], lapseHolds(shown, serverNow()).next);
    const timer = setTimeout(lapse, Math.max(0, nextAt - serverNow()) + 50);
    return () => clearTimeout(timer);
  }, [client, shown, where]);
}
