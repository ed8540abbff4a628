import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { StatusBadge } from '../../ui/Badge';
import { useServerNow } from '../../ui/hooks';
import { formatSpan, formatTime } from '../../ui/time';
import type { CourtDay, DayBooking } from '../shapes';
import { nowAndNext } from './rows';
import { useRowLink } from './useRowLink';
import { courtOf, nameOf } from './words';

interface Props {
  bookings: readonly DayBooking[];
  courts: readonly CourtDay[];
}

/** Who is on court, and who comes at the next start. */
export function NowAndNext({ bookings, courts }: Props) {
  const t = useTranslations('console.today');
  const { now, next } = nowAndNext(bookings, useServerNow());
  const first = next[0];
  return (
    <div className="grid gap-3 px-4 pt-4 tablet:grid-cols-2 tablet:px-6">
      <Box title={t('now')} empty={t('nobodyNow')} bookings={now} courts={courts} />
      <Box
        title={first ? t('nextAt', { time: formatTime(first.start, first.timeZone) }) : t('next')}
        empty={t('nobodyNext')}
        bookings={next}
        courts={courts}
      />
    </div>
  );
}

function Box({ title, empty, bookings, courts }: Props & { title: string; empty: string }) {
  const link = useRowLink();
  return (
    <section aria-label={title} className="grid content-start gap-1 rounded-card border border-line px-4 py-3">
      <h2 className="num text-15">{title}</h2>
      {bookings.length === 0 && <p className="text-14 text-ink-2">{empty}</p>}
      <ul className="grid">
        {bookings.map((booking) => (
          <li key={booking.id}>
            <Link
              to={link(booking.id)}
              preventScrollReset
              className="-mx-2 flex min-h-11 flex-wrap items-center gap-x-3 rounded-cell px-2 py-1 hover:bg-sunken"
            >
              <span className="min-w-0 grow">
                <span className="block truncate font-control">{nameOf(booking)}</span>
                <span className="num block text-13 text-ink-2">
                  {courtOf(booking, courts)} · {formatSpan(booking.start, booking.end, booking.timeZone)}
                </span>
              </span>
              <StatusBadge status={booking.status} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
