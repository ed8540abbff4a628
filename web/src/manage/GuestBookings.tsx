import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { answer, api, bookingToken } from '../api/client';
import { serverNow } from '../api/clock';
import { forgetBooking } from '../bookings/forgetBooking';
import { keptBookings } from '../bookings/kept';
import { bookingKey } from '../bookings/useBooking';
import { announce } from '../ui/announce';
import { Icon } from '../ui/Icon';
import { BookingRow } from './BookingRow';
import { isOver } from './useMyBookings';

const shownMax = 20;

/** Bookings whose links were opened or made in this browser. `hidden` are those that the account lists already. */
export function useGuestBookings(hidden: ReadonlySet<string>) {
  const kept = keptBookings.useAll().filter(({ id }) => !hidden.has(id));
  return useQueries({
    queries: kept.slice(0, shownMax).map(({ id, token }) => ({
      queryKey: bookingKey(id),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answer(api.GET('/api/bookings/{id}', { params: { path: { id } }, headers: bookingToken(token), signal })),
    })),
    combine: (results) => {
      const now = serverNow();
      const known = results.flatMap(({ data }) => (data ? [data] : []));
      return {
        isPending: results.some((one) => one.isPending),
        // Those to come, the next one first; then those gone by, the last one first.
        items: known.sort((a, b) => {
          const [past, other] = [isOver(a, now), isOver(b, now)];
          if (past !== other) return past ? 1 : -1;
          return (Date.parse(a.start) - Date.parse(b.start)) * (past ? -1 : 1);
        }),
      };
    },
  });
}

type Items = ReturnType<typeof useGuestBookings>['items'];

export function GuestBookings({ items }: { items: Items }) {
  const t = useTranslations('manage.list');
  const client = useQueryClient();
  const forget = async (id: string) => {
    await forgetBooking(client, id);
    announce(t('guestForgotten'));
  };
  return (
    <section aria-labelledby="guest" className="grid gap-3">
      <div>
        <h2 id="guest" className="text-18">
          {t('guestTitle')}
        </h2>
        <p className="text-14 text-ink-2">{t('guestText')}</p>
      </div>
      <ul className="grid gap-3">
        {items.map((booking) => (
          <BookingRow key={booking.id} booking={booking}>
            <button
              type="button"
              aria-label={`${t('guestForget')}: ${booking.resourceName}`}
              title={t('guestForget')}
              onClick={() => void forget(booking.id)}
              className="grid size-11 place-items-center rounded-control text-ink-2 hover:bg-sunken hover:text-ink"
            >
              <Icon name="close" />
            </button>
          </BookingRow>
        ))}
      </ul>
    </section>
  );
}
