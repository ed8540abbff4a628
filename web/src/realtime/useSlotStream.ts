import { useEffect, useRef, useState } from 'react';
import { type Connection, openSlotStream, type SlotEvent } from './slotStream';

/** `caught-up` is said for two seconds when a broken stream is back. */
export type ConnectionState = Connection | 'caught-up';

interface Handlers {
  onSlot: (event: SlotEvent) => void;
  onGap: () => void;
}

const caughtUpMs = 2_000;

/** One stream for as long as the component stands; the handlers may change with every drawing. */
export function useSlotStream(providerId: string, handlers: Handlers): ConnectionState {
  const [connection, setConnection] = useState<ConnectionState>('connecting');
  const now = useRef(handlers);
  useEffect(() => {
    now.current = handlers;
  });
  useEffect(
    () =>
      openSlotStream(providerId, {
        onSlot: (event) => now.current.onSlot(event),
        onGap: () => now.current.onGap(),
        onConnection: (next) => setConnection((was) => (next === 'live' && isBroken(was) ? 'caught-up' : next)),
      }),
    [providerId],
  );
  useEffect(() => {
    if (connection !== 'caught-up') return;
    const timer = setTimeout(() => setConnection('live'), caughtUpMs);
    return () => clearTimeout(timer);
  }, [connection]);
  return connection;
}

export const isBroken = (connection: ConnectionState): boolean =>
  connection === 'reconnecting' || connection === 'polling';
