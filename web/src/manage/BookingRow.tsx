import { Link } from 'react-router';
import type { ListedBooking } from '../api/types';
import { placeOf } from '../bookings/useBooking';
import { StatusBadge } from '../ui/Badge';
import { formatMoney } from '../ui/money';
import { formatDay, formatSpan } from '../ui/time';

export type Listed = Pick<
  ListedBooking,
  'id' | 'status' | 'resourceName' | 'address' | 'timeZone' | 'start' | 'end' | 'total'
>;

const gone = ['cancelled', 'refunded', 'payment_failed', 'no_show'];

/** One booking of a list. All of it can be pressed; the link alone is what is read out. */
export function BookingRow({ booking, children }: { booking: Listed; children?: React.ReactNode }) {
  const place = placeOf(booking);
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-surface p-4 hover:border-line-strong">
      <div className="min-w-0 grow basis-64">
        <Link
          to={`/bookings/${booking.id}`}
          className={`num inline-flex min-h-6 items-center text-16 font-heading after:absolute after:inset-0 after:rounded-card ${gone.includes(booking.status) ? 'text-ink-2' : ''}`}
        >
          {formatDay(booking.start, place.zone)}, {formatSpan(booking.start, booking.end, place.zone)}
        </Link>
        <p className="text-14 break-words text-ink-2">{place.name}</p>
      </div>
      <span className="me-auto">
        <StatusBadge status={booking.status} />
      </span>
      <span className="num min-w-20 text-end font-control">{formatMoney(booking.total)}</span>
      {children && <div className="relative">{children}</div>}
    </li>
  );
}
