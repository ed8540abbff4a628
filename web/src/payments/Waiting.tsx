import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import { useOnline } from '../ui/hooks';
import { ButtonLink } from '../ui/Button';
import { PageTitle } from '../ui/PageTitle';

const longMs = 12_000;

/** The bank has answered, the booking not yet: nothing is called confirmed before the server says so. */
export function Waiting({ booking }: { booking: Booking }) {
  const t = useTranslations('payment');
  const online = useOnline();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="grid justify-items-start gap-3">
      <PageTitle title={t('waiting.title')} className="text-22 tablet:text-28" />
      <div className="flex items-center gap-3" role="status">
        <Spinner />
        <p className="text-ink-2">{t(!online ? 'waiting.offline' : isLong ? 'waiting.long' : 'waiting.text')}</p>
      </div>
      {isLong && online && (
        <ButtonLink look="quiet" to={`/bookings/${booking.id}`}>
          {t('seeBooking')}
        </ButtonLink>
      )}
    </div>
  );
}

/** Three quarters of a ring; it rests where motion is not wanted. */
export function Spinner() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className="size-6 shrink-0 motion-safe:animate-spin text-court">
      <circle cx="10" cy="10" r="7.5" fill="none" stroke="var(--line)" strokeWidth="2.5" />
      <path
        d="M10 2.5a7.5 7.5 0 0 1 7.5 7.500"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
