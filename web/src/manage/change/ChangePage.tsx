import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { courtQuery } from '../../availability/queries';
import type { Booking } from '../../api/types';
import { keptBookings } from '../../bookings/kept';
import { useBooking } from '../../bookings/useBooking';
import { useUser } from '../../identity/session';
import { ButtonLink } from '../../ui/Button';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { useServerNow } from '../../ui/hooks';
import { PageTitle } from '../../ui/PageTitle';
import { Skeleton } from '../../ui/Skeleton';
import { formatFullDay, formatSpan } from '../../ui/time';
import { mayChange, phaseOf } from '../phase';
import { ChangeTimes } from './ChangeTimes';

/** Another time for a booking: the week of its court, with the time it has. Nothing is given up before the new one stands. */
export function ChangePage() {
  const t = useTranslations('manage.change');
  const { bookingId = '' } = useParams();
  const [token] = useState(() => keptBookings.find(bookingId)?.token ?? null);
  const booking = useBooking(bookingId, token);
  if (booking.data) return <Loaded booking={booking.data} token={token} />;
  return (
    <div className="page grid gap-4 pt-8">
      {booking.isPending ? (
        <Skeleton label={t('loading')} rows={3} className="h-56" />
      ) : (
        <>
          <PageTitle title={t('title')} className="text-28" />
          <ErrorPanel what={t('failed')} error={booking.error} onRetry={() => void booking.refetch()} />
        </>
      )}
    </div>
  );
}

function Loaded({ booking, token }: { booking: Booking; token: string | null }) {
  const t = useTranslations('manage.change');
  const now = useServerNow();
  const roles = useUser()?.roles ?? [];
  // Who has the link of the booking acts as its customer.
  const isStaff = token === null && (roles.includes('provider') || roles.includes('admin'));
  const { resourceName, start, end, timeZone } = booking;
  return (
    <div className="page grid gap-4 pt-6 pb-64 tablet:pt-9">
      <header className="grid justify-items-start gap-2">
        <PageTitle title={t('title')} className="text-28" />
        <p className="num text-ink-2">
          {t('now', {
            day: formatFullDay(start, timeZone),
            span: formatSpan(start, end, timeZone),
            where: resourceName,
          })}
        </p>
        <ButtonLink look="quiet" to={`/bookings/${booking.id}`}>
          {t('keep')}
        </ButtonLink>
      </header>
      {mayChange(phaseOf(booking, now)) ? (
        <OfCourt booking={booking} token={token} isStaff={isStaff} />
      ) : (
        <p className="text-ink-2">{t('over')}</p>
      )}
    </div>
  );
}

function OfCourt({ booking, token, isStaff }: { booking: Booking; token: string | null; isStaff: boolean }) {
  const t = useTranslations('manage.change');
  const court = useQuery(courtQuery(booking.resourceId));
  if (court.isPending) return <Skeleton label={t('loading')} rows={3} className="h-56" />;
  if (court.isError) {
    return <ErrorPanel what={t('failed')} error={court.error} onRetry={() => void court.refetch()} />;
  }
  const service = court.data.services.find(({ id }) => id === booking.serviceId);
  if (!service) return <p className="text-ink-2">{t('notSold')}</p>;
  return <ChangeTimes booking={booking} court={court.data} service={service} token={token} isStaff={isStaff} />;
}
