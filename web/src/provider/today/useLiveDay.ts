import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Connection, openSlotStream } from '../../realtime/slotStream';
import { dayKey } from '../dayApi';

// A browser has six connections to a host: those with more places than this see changes at the next poll.
const streamsMax = 2;
const gatherMs = 500;

/** Fetches the day anew when a slot of these places changes; without a stream the poll of the query goes on. */
export function useLiveDay(providers: readonly string[]): Connection {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined);
  const watched = providers.slice(0, streamsMax).join(' ');
  useEffect(() => {
    const fetchSoon = () => {
      clearTimeout(gathering.current);
      gathering.current = setTimeout(() => void client.invalidateQueries({ queryKey: dayKey }), gatherMs);
    };
    const closes = watched
      .split(' ')
      .filter((id) => id !== '')
      .map((id) => openSlotStream(id, { onSlot: fetchSoon, onGap: fetchSoon, onConnection: setConnection }));
    return () => {
      clearTimeout(gathering.current);
      closes.forEach((close) => close());
    };
  }, [client, watched]);
  return connection;
}
