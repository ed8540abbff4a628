import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { KeptHold } from '../bookings/kept';
import { announce } from '../ui/announce';
import { translator } from '../i18n/translations';
import { formatTime, localDate } from '../ui/time';
import { daysWith } from './days';
import { type Asked, slotsQuery } from './queries';
import { type LiveSlot, sameMoment } from './shapes';

/** Nothing chosen; being looked up; free to be held; held by the reader; gone since; or never to be had. */
export type Choice =
  | { kind: 'none' }
  | { kind: 'loading' }
  | { kind: 'free' | 'gone'; slot: LiveSlot }
  | { kind: 'mine'; slot: LiveSlot; hold: KeptHold }
  | { kind: 'not-offered'; start: string };

interface Options {
  start: string | null;
  asked: Asked;
  zone: string;
  today: string;
  columns: number;
  /** While the reader's own press is under way, an event of it is no loss. */
  busy: boolean;
  mine: (start: string) => KeptHold | undefined;
}

/** The chosen time as it is now, whichever week is looked at. */
export function useChoice({ start, asked, zone, today, columns, busy, mine }: Options): Choice {
  const days = daysWith(start === null ? today : localDate(start, zone), today, columns);
  const query = useQuery({ ...slotsQuery({ ...asked, from: days.from, to: days.to }), enabled: start !== null });
  const choice = choiceOf(start, query.data?.slots, busy, mine);
  const lost = choice.kind === 'gone' ? choice.slot.start : null;
  useEffect(() => {
    if (lost !== null) announce(translator('court')('taken.title', { time: formatTime(lost, zone) }), true);
  }, [lost, zone]);
  return choice;
}

function choiceOf(start: string | null, slots: LiveSlot[] | undefined, busy: boolean, mine: Options['mine']): Choice {
  if (start === null) return { kind: 'none' };
  if (slots === undefined) return { kind: 'loading' };
  const slot = slots.find((one) => sameMoment(one.start, start));
  if (slot === undefined) return { kind: 'not-offered', start };
  const hold = mine(slot.start);
  if (hold !== undefined && !busy) return { kind: 'mine', slot, hold };
  return { kind: slot.state === 'free' || busy ? 'free' : 'gone', slot };
}
