import { useCallback, useMemo, useState } from 'react';
import { serverNow } from '../../api/clock';
import type { Booking, Court } from '../../api/types';
import '../../availability/court.css';
import type { Asked } from '../../availability/queries';
import { type LiveSlot, sameMoment, type Service } from '../../availability/shapes';
import type { CellState } from '../../availability/SlotCell';
import { Times } from '../../availability/Times';
import { useView } from '../../availability/useView';
import { useRealtimeAvailability } from '../../realtime/useRealtimeAvailability';
import { addDays, localDate } from '../../ui/time';
import { ChangeBar } from './ChangeBar';

interface Props {
  booking: Booking;
  court: Court;
  service: Service;
  token: string | null;
  isStaff: boolean;
}

const minuteMs = 60_000;
const nothing = () => undefined;

/** The court's times as for a new booking; the booking's own time is marked, and what overlaps it only is not in its way. */
export function ChangeTimes({ booking, court, service, token, isStaff }: Props) {
  const zone = court.timeZone;
  const [lastDay] = useState(() => addDays(localDate(serverNow(), zone), service.horizonDays));
  const view = useView(zone, lastDay);
  const { start, days, change } = view;
  const [lookedAt, setLookedAt] = useState<string | null>(null);
  const usual = (Date.parse(booking.end) - Date.parse(booking.start)) / minuteMs;
  const minutes = service.durations.includes(view.duration ?? 0) ? (view.duration ?? usual) : usual;
  const asked = useMemo<Asked>(
    () => ({
      courtId: court.id,
      serviceId: court.services.length > 1 ? service.id : null,
      durationMinutes: minutes === service.durationMinutes ? null : minutes,
      from: days.from,
      to: days.to,
    }),
    [court.id, court.services.length, days.from, days.to, minutes, service.durationMinutes, service.id],
  );
  const live = useRealtimeAvailability(asked, {
    providerId: court.provider.id,
    hasUnits: court.units > 1,
    onNews: nothing,
  });
  const choose = useCallback((at: string | null) => change({ start: at }), [change]);
  // Elsewhere the usual length is no length in the address; here it may differ from the booking's.
  const changeLength = useCallback<typeof change>(
    (to) => change(to.duration === null ? { ...to, duration: String(service.durationMinutes) } : to),
    [change, service.durationMinutes],
  );
  const isOwn = (slot: LiveSlot) => minutes === usual && sameMoment(slot.start, booking.start);
  const stateOf = (slot: LiveSlot): CellState => {
    if (isOwn(slot)) return 'booked-by-me';
    if (start !== null && sameMoment(slot.start, start)) return 'chosen';
    return overlaps(slot, booking) ? 'free' : slot.state;
  };
  const onPress = (slot: LiveSlot) =>
    choose(isOwn(slot) || (start !== null && sameMoment(slot.start, start)) ? null : slot.start);
  const day = view.phone || lookedAt === null || !days.list.includes(lookedAt) ? view.day : lookedAt;
  return (
    <>
      <Times
        court={court}
        service={service}
        duration={minutes}
        view={{ ...view, change: changeLength }}
        asked={asked}
        day={day}
        lastDay={lastDay}
        live={live}
        cells={{ stateOf, untilOf: nothing, onPress }}
        onLook={setLookedAt}
        onGiveBack={() => choose(null)}
        onTry={(at) => change({ start: at, date: localDate(at, zone) })}
      />
      {start !== null && (
        <ChangeBar
          key={`${start}${minutes}`}
          booking={booking}
          token={token}
          isStaff={isStaff}
          zone={zone}
          wanted={{ start, durationMinutes: minutes }}
          onChoose={choose}
        />
      )}
    </>
  );
}

const overlaps = (slot: LiveSlot, { start, end }: Booking): boolean =>
  Date.parse(slot.start) < Date.parse(end) && Date.parse(slot.end) > Date.parse(start);
