import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { answer, api, bookingToken } from '../api/client';
import { hasCode } from '../api/problem';
import type { Booking } from '../api/types';
import { useAct } from '../api/useAct';
import { Taken } from '../bookings/Taken';
import { bookingKey, intentKey, type Place } from '../bookings/useBooking';
import { useHold } from '../bookings/useHold';
import { Button, ButtonLink } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { problemSentence } from '../ui/problemWords';
import { localDate } from '../ui/time';

interface Props {
  booking: Booking;
  token: string | null;
  place: Place;
  words: string;
  onAgain: () => void;
}

/** Nothing was taken. "Try another card" takes the slot again if it is still free; else its neighbours are offered. */
export function Declined({ booking, token, place, words, onAgain }: Props) {
  const t = useTranslations('payment');
  const client = useQueryClient();
  const hold = useHold();
  const again = useAct({
    act: (id: string, key) =>
      answer(
        api.POST('/api/bookings/{id}/retry-payment', {
          params: { path: { id } },
          headers: { ...bookingToken(token), 'Idempotency-Key': key },
        }),
      ),
    onDone: (next) => {
      // Another attempt may have another intent.
      client.removeQueries({ queryKey: intentKey(booking.id) });
      client.setQueryData(bookingKey(booking.id), { ...booking, ...next });
      onAgain();
    },
    onRefused: (problem) => {
      // The decline has not reached the booking yet: it is still pending, and the same intent takes another card.
      if (hasCode(problem, 'booking-state-conflict'))
        void client.invalidateQueries({ queryKey: bookingKey(booking.id) }).then(onAgain);
    },
  });
  const taken = again.problem?.code === 'slot-taken' ? again.problem : null;
  const slot = { courtId: booking.resourceId, courtName: place.name, zone: place.zone, serviceId: booking.serviceId };
  const problem = hold.problem ?? (taken ? null : again.problem);
  return (
    <div className="grid gap-4">
      <p role="alert" className="flex gap-2 rounded-card bg-danger-tint p-4 font-control text-danger">
        <Icon name="warn" /> {words}
      </p>
      {taken ? (
        <Taken
          start={booking.start}
          zone={place.zone}
          alternatives={taken.alternatives}
          onChoose={({ start, end }) => hold.press({ ...slot, start, end })}
        />
      ) : (
        <p className="text-ink-2">{t('declined.letGo')}</p>
      )}
      {problem && <p role="alert">{problemSentence(problem)}</p>}
      <div className="flex flex-wrap gap-2">
        {!taken && (
          <Button busy={again.busy && t('declined.holding')} onClick={() => again.press(booking.id)}>
            {t('declined.again')}
          </Button>
        )}
        <ButtonLink look="quiet" to={`/courts/${booking.resourceId}?date=${localDate(booking.start, place.zone)}`}>
          {t('declined.others')}
        </ButtonLink>
      </div>
    </div>
  );
}
