import { useTranslations } from 'use-intl';
import type { ListedBooking } from '../api/types';
import { placeOf } from '../bookings/useBooking';
import { StatusBadge } from '../ui/Badge';
import { ButtonLink } from '../ui/Button';
import { useServerNow } from '../ui/hooks';
import { formatDay, formatSpan } from '../ui/time';
import { spelled } from './code';
import { distance } from './distance';

/** The one that comes next, large: what, where, how soon, and the way to its ticket. */
export function NextBooking({ booking }: { booking: ListedBooking }) {
  const t = useTranslations('manage');
  const now = useServerNow();
  const place = placeOf(booking);
  const isPending = booking.status === 'pending' && !booking.isAsked && booking.paymentPolicy !== 'at_venue';
  return (
    <section
      aria-labelledby="next-booking"
      className="grid overflow-hidden rounded-sheet border border-line bg-surface shadow-2 tablet:grid-cols-[1fr_auto]"
    >
      <div className="grid content-start gap-3 p-5 tablet:p-6">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id="next-booking" className="text-14 text-ink-2">
            {t('list.next')}
          </h2>
          <span className="num text-14 font-control">{distance(booking.start, place.zone, now)}</span>
          <StatusBadge status={booking.status} />
        </div>
        <p className="num text-22 font-heading tablet:text-28">
          <mark className="yours-mark">
            {formatDay(booking.start, place.zone)}, {formatSpan(booking.start, booking.end, place.zone)}
          </mark>
        </p>
        <div>
          <p className="font-control break-words">{place.name}</p>
          <p className="text-14 break-words text-ink-2">{place.address}</p>
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-4 border-line p-5 max-tablet:border-t tablet:flex-col tablet:items-stretch tablet:justify-center tablet:border-s tablet:p-6">
        <div>
          <p className="text-12 text-ink-2">{t('ticket.code')}</p>
          <p className="num text-22 font-heading tracking-wide">{spelled(booking.confirmationCode)}</p>
        </div>
        <ButtonLink to={isPending ? `/pay/${booking.id}` : `/bookings/${booking.id}`}>
          {isPending ? t('list.pay') : t('list.showTicket')}
        </ButtonLink>
      </div>
    </section>
  );
}
