import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { serverNow } from '../api/clock';
import type { Alternative } from '../api/problem';
import type { Court } from '../api/types';
import { useHold } from '../bookings/useHold';
import { useRealtimeAvailability } from '../realtime/useRealtimeAvailability';
import { addDays, localDate } from '../ui/time';
import './court.css';
import { BottomBar } from './BottomBar';
import { type LiveSlot, sameMoment, type Service } from './shapes';
import type { CellState } from './SlotCell';
import { Times } from './Times';
import type { Asked } from './queries';
import { useChoice } from './useChoice';
import { useMine } from './useMine';
import { useNews } from './useNews';
import { useView } from './useView';

interface Props {
  court: Court;
  service: Service;
}

/** The times of a court, the reader's choice among them, and the way on. */
export function CourtTimes({ court, service }: Props) {
  const zone = court.timeZone;
  const [lastDay] = useState(() => addDays(localDate(serverNow(), zone), service.horizonDays));
  const view = useView(zone, lastDay);
  const { start, change, days } = view;
  const navigate = useNavigate();
  const hold = useHold();
  const mine = useMine(court.id);
  // The column a keyboard is in; a choice goes before it.
  const [lookedAt, setLookedAt] = useState<string | null>(null);
  // A taken time that was pressed: it is told what is free near it.
  const [pressed, setPressed] = useState<LiveSlot | null>(null);

  const duration = service.durations.includes(view.duration ?? 0) ? view.duration : null;
  const serviceId = view.named === service.id || court.services.length > 1 ? service.id : null;
  const asked = useMemo<Asked>(
    () => ({ courtId: court.id, serviceId, durationMinutes: duration, from: days.from, to: days.to }),
    [court.id, serviceId, duration, days.from, days.to],
  );
  const isOwn = useCallback(
    (at: string) => mine(at) !== undefined || (hold.busy && start !== null && sameMoment(at, start)),
    [hold.busy, mine, start],
  );
  const day = view.phone || lookedAt === null || !days.list.includes(lookedAt) ? view.day : lookedAt;
  const news = useNews({ zone, day, chosen: start, isOwn: (slot) => isOwn(slot.start) });
  const live = useRealtimeAvailability(asked, {
    providerId: court.provider.id,
    hasUnits: court.units > 1,
    onNews: news.onNews,
  });
  const choice = useChoice({ start, asked, zone, today: view.today, columns: days.list.length, busy: hold.busy, mine });

  const choose = useCallback(
    (at: string | null) => {
      setPressed(null);
      hold.clear();
      change({ start: at });
    },
    [change, hold],
  );
  const take = (slot: Pick<Alternative, 'start' | 'end'>) => {
    setPressed(null);
    if (start === null || !sameMoment(slot.start, start)) change({ start: slot.start });
    hold.press({ courtId: court.id, courtName: court.name, zone, serviceId, start: slot.start, end: slot.end });
  };
  const onPress = (slot: LiveSlot) => {
    const held = mine(slot.start);
    if (held) return void navigate(held.bookingId === null ? `/book/${held.id}` : `/bookings/${held.bookingId}`);
    if (slot.state !== 'free') return setPressed(slot);
    choose(start !== null && sameMoment(slot.start, start) ? null : slot.start);
  };
  const stateOf = (slot: LiveSlot): CellState => {
    const held = mine(slot.start);
    if (held && held.bookingId === null) return 'mine';
    if (held && slot.state !== 'free') return 'booked-by-me';
    const isChosen = start !== null && sameMoment(slot.start, start);
    if (isChosen && (slot.state === 'free' || hold.busy)) return 'chosen';
    return slot.state !== 'free' && news.justTaken.has(Date.parse(slot.start)) ? 'just-taken' : slot.state;
  };
  const heldUntil = (slot: LiveSlot) => mine(slot.start)?.expiresAt;

  return (
    <>
      <Times
        court={court}
        service={service}
        duration={duration ?? service.durationMinutes}
        view={view}
        asked={asked}
        day={day}
        lastDay={lastDay}
        live={live}
        cells={{ stateOf, untilOf: heldUntil, onPress }}
        onLook={setLookedAt}
        onGiveBack={() => choose(null)}
        onTry={(at) => change({ start: at, date: localDate(at, zone) })}
      />
      <BottomBar
        court={court}
        service={service}
        duration={duration}
        choice={choice}
        hold={hold}
        pressed={pressed}
        lastTaken={news.lastTaken && !isOwn(news.lastTaken.start) ? news.lastTaken : null}
        slots={live.slots ?? []}
        onChoose={choose}
        onTake={take}
        onClose={() => {
          if (pressed !== null) setPressed(null);
          else if (news.lastTaken !== null && choice.kind !== 'gone') news.forget();
          else choose(null);
        }}
      />
    </>
  );
}
