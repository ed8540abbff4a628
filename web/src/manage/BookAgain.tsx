import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { answer, api } from '../api/client';
import type { Booking } from '../api/types';
import type { Place } from '../bookings/useBooking';
import { formatMoney } from '../ui/money';
import { addDays, formatDay, formatTime, localDate } from '../ui/time';
import { nearest } from './nearest';

interface Props {
  booking: Booking;
  place: Place;
  now: number;
}

const days = 7;

/** The place's page, at this time. */
function timeOf({ resourceId, serviceId }: Booking, start: string, zone: string): string {
  const query = new URLSearchParams({ service: serviceId, date: localDate(start, zone), start });
  return `/courts/${resourceId}?${query.toString()}`;
}

/** A booking that came to nothing leads on: what is free at the same place, closest to the time that was wanted. */
export function BookAgain({ booking, place, now }: Props) {
  const t = useTranslations('manage.again');
  const today = localDate(now, place.zone);
  const wanted = localDate(booking.start, place.zone);
  const startDate = wanted > today ? addDays(wanted, -1) : today;
  const slots = useQuery({
    queryKey: ['again', booking.resourceId, booking.serviceId, startDate],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/courts/{id}/availability', {
          params: {
            path: { id: booking.resourceId },
            query: { startDate, endDate: addDays(startDate, days - 1), serviceId: booking.serviceId },
          },
          signal,
        }),
      ),
  });
  if (!slots.data) return null;
  const offered = nearest(slots.data.slots, booking.start, now);
  return (
    <section aria-labelledby="again" className="grid gap-3 rounded-card border border-line bg-surface p-5 print:hidden">
      <h2 id="again" className="text-16">
        {t('title')}
      </h2>
      {offered.length === 0 ? (
        <p className="text-14 text-ink-2">{t('none')}</p>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {offered.map(({ start, price }) => (
            <li key={start}>
              <Link
                to={timeOf(booking, start, place.zone)}
                className="num grid min-h-11 content-center rounded-cell border border-court-line bg-surface px-3 py-1 text-court hover:bg-court-tint"
              >
                <b className="text-14 font-heading">
                  {formatDay(start, place.zone)}, {formatTime(start, place.zone)}
                </b>
                <span className="text-13">{formatMoney(price)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Link
        to={`/courts/${booking.resourceId}`}
        className="inline-flex min-h-11 items-center justify-self-start font-control text-court underline underline-offset-4"
      >
        {t('all', { name: place.name })}
      </Link>
    </section>
  );
}
