import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { formatDay, formatSpan } from '../../ui/time';
import type { DayBooking } from '../shapes';
import { nameOf } from '../today/words';

interface Props {
  bookings: DayBooking[];
  /** There are more than these. */
  truncated: boolean;
  onSave: () => void;
  onClose: () => void;
}

/** Before the hours are saved: who stands outside of them then. Nothing happens to a booking by itself. */
export function LeftOutside({ bookings, truncated, onSave, onClose }: Props) {
  const t = useTranslations('console.hours');
  const newTab = useTranslations('manage.actions')('newTab');
  return (
    <Dialog
      title={t('outside.title', { count: bookings.length })}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('outside.back')}
          </Button>
          <Button onClick={onSave}>{t('outside.save')}</Button>
        </>
      }
    >
      <div className="grid gap-3">
        <p className="text-ink-2">{t('outside.text')}</p>
        <ul className="grid max-h-80 divide-y divide-line overflow-y-auto border-y border-line">
          {bookings.map((booking) => (
            <li key={booking.id} className="grid gap-0.5 py-2">
              {/* Elsewhere, because the hours that are not saved yet stay here. */}
              <Link
                to={`/provider?date=${booking.localStart.slice(0, 10)}&booking=${booking.id}`}
                target="_blank"
                className="num font-control text-court underline underline-offset-4"
              >
                {formatDay(booking.start, booking.timeZone)}, {formatSpan(booking.start, booking.end, booking.timeZone)}
                <span className="sr-only">, {newTab}</span>
              </Link>
              <span className="text-14 break-words text-ink-2">{nameOf(booking)}</span>
            </li>
          ))}
        </ul>
        {truncated && <p className="text-14">{t('outside.more')}</p>}
      </div>
    </Dialog>
  );
}
