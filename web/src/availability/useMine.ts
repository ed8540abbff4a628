import { useCallback, useEffect, useMemo, useState } from 'react';
import { serverNow } from '../api/clock';
import { type KeptHold, keptHolds } from '../bookings/kept';
import { isLive } from '../bookings/useHold';

/** The reader's own hold of a time here, made in whichever tab; also what has become a booking since. */
export function useMine(courtId: string): (start: string) => KeptHold | undefined {
  const all = keptHolds.useAll();
  const here = useMemo(() => all.filter((hold) => hold.courtId === courtId), [all, courtId]);
  const [, setLapsed] = useState(0);
  useEffect(() => {
    const ends = here.filter((hold) => isLive(hold)).map((hold) => Date.parse(hold.expiresAt));
    if (ends.length === 0) return;
    const timer = setTimeout(() => setLapsed((count) => count + 1), Math.max(0, Math.min(...ends) - serverNow()) + 50);
    return () => clearTimeout(timer);
  });
  return useCallback(
    (start: string) =>
      here.find((hold) => Date.parse(hold.start) === Date.parse(start) && (hold.bookingId !== null || isLive(hold))),
    [here],
  );
}
