import { useState } from 'react';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasCode } from '../api/problem';
import { keptBookings, takeTokenFromFragment } from '../bookings/kept';
import { useBooking } from '../bookings/useBooking';
import { ButtonLink } from '../ui/Button';
import { ErrorPanel } from '../ui/ErrorPanel';
import { PageTitle } from '../ui/PageTitle';
import { Skeleton } from '../ui/Skeleton';
import { BookingView } from './BookingView';
import { useBookingStream } from './useBookingStream';

/** One booking, opened by the account that made it or by the link of its mail. */
export function BookingPage() {
  const { bookingId = '' } = useParams();
  return <OneBooking key={bookingId} id={bookingId} />;
}

function OneBooking({ id }: { id: string }) {
  const t = useTranslations('manage.booking');
  const [token] = useState(() => {
    takeTokenFromFragment(id);
    return keptBookings.find(id)?.token ?? null;
  });
  const booking = useBooking(id, token, { poll: true });
  useBookingStream(id, token, booking.isSuccess);
  if (booking.data) return <BookingView booking={booking.data} token={token} />;
  return (
    <div className="page-narrow grid gap-4 pt-8">
      {booking.isPending ? (
        <Skeleton label={t('loading')} rows={2} className="h-48" />
      ) : (
        <NotShown error={booking.error} onRetry={() => void booking.refetch()} />
      )}
    </div>
  );
}

function NotShown({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('manage');
  const locked = hasCode(error, 'unauthenticated', 'forbidden', 'not-found');
  const { pathname } = location;
  return (
    <>
      <PageTitle title={t('booking.title')} className="text-28" />
      <ErrorPanel
        what={t(locked ? 'booking.locked' : 'booking.notLoaded')}
        error={error}
        onRetry={locked ? undefined : onRetry}
      >
        {locked && (
          <>
            <p className="w-full text-ink-2">{t('booking.lockedText')}</p>
            <ButtonLink to="/lookup">{t('lookup.send')}</ButtonLink>
            <ButtonLink look="quiet" to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
              {t('list.signIn')}
            </ButtonLink>
          </>
        )}
      </ErrorPanel>
    </>
  );
}
