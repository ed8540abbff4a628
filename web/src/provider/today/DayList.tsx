import { Fragment } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { MoneyState, StatusBadge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { useServerNow } from '../../ui/hooks';
import { formatMoney } from '../../ui/money';
import { formatSpan, formatTime } from '../../ui/time';
import type { CourtDay, DayBooking } from '../shapes';
import { useRowLink } from './useRowLink';
import { courtOf, nameOf } from './words';

interface Props {
  rows: readonly DayBooking[];
  courts: readonly CourtDay[];
  isToday: boolean;
  waiting: number;
  onShow: () => void;
  open: string | null;
}

const columns =
  'desktop:grid desktop:grid-cols-[7.5rem_minmax(8rem,1.4fr)_minmax(6rem,1fr)_8rem_8rem_5.5rem] desktop:gap-x-4';

/** All bookings of the day by time. A press opens the booking beside the list; the phone number rings. */
export function DayList({ rows, courts, isToday, waiting, onShow, open }: Props) {
  const t = useTranslations('console.today');
  const now = useServerNow();
  const firstAhead = isToday ? rows.find(({ start }) => Date.parse(start) > now) : undefined;
  return (
    <section aria-label={t('bookings')} className="grid gap-2">
      {waiting > 0 && (
        <div className="px-4 tablet:px-6">
          <Button look="quiet" size="small" onClick={onShow}>
            {t('waitingShow', { count: waiting })}
          </Button>
        </div>
      )}
      {rows.length === 0 ? (
        <div className="px-4 tablet:px-6">
          <Empty title={t('empty')}>{t('emptyText')}</Empty>
        </div>
      ) : (
        <>
          <p
            aria-hidden="true"
            className={`hidden border-b border-line px-6 pb-2 text-13 text-ink-3 ${columns} [&>:last-child]:text-end`}
          >
            <span>{t('column.time')}</span>
            <span>{t('column.customer')}</span>
            <span>{t('column.court')}</span>
            <span>{t('column.state')}</span>
            <span>{t('column.money')}</span>
            <span>{t('column.total')}</span>
          </p>
          <ol className="border-y border-line desktop:border-t-0">
            {rows.map((booking) => (
              <Fragment key={booking.id}>
                {booking === firstAhead && booking !== rows[0] && <NowLine at={now} zone={booking.timeZone} />}
                <Row booking={booking} court={courtOf(booking, courts)} isOpen={booking.id === open} now={now} />
              </Fragment>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function NowLine({ at, zone }: { at: number; zone: string }) {
  return (
    <li aria-hidden="true" className="relative h-0 border-t-2 border-danger">
      <span className="num absolute end-4 -top-2.5 z-10 rounded-tag bg-danger-fill px-1.5 text-12 font-control text-on-danger">
        {formatTime(new Date(at).toISOString(), zone)}
      </span>
    </li>
  );
}

function Row({ booking, court, isOpen, now }: { booking: DayBooking; court: string; isOpen: boolean; now: number }) {
  const link = useRowLink();
  const { customer, money } = booking;
  const isOver = Date.parse(booking.end) <= now;
  return (
    <li
      className={`relative min-h-11 items-center gap-x-4 border-b border-line px-4 py-2 last:border-b-0 hover:bg-bg tablet:px-6 max-desktop:grid max-desktop:grid-cols-[4.5rem_minmax(0,1fr)_auto] ${columns} ${isOpen ? 'bg-court-tint hover:bg-court-tint' : ''}`}
    >
      <span className={`num self-start text-14 font-control desktop:self-center ${isOver ? 'text-ink-2' : ''}`}>
        <span className="max-desktop:hidden">{formatSpan(booking.start, booking.end, booking.timeZone)}</span>
        <span className="desktop:hidden">{formatTime(booking.start, booking.timeZone)}</span>
      </span>
      <span className="min-w-0">
        <Link
          to={link(booking.id)}
          preventScrollReset
          data-row={booking.id}
          aria-current={isOpen || undefined}
          className="block truncate font-control outline-offset-[-2px] after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {nameOf(booking)}
        </Link>
        <span className="block truncate text-13 text-ink-2 desktop:hidden">{court}</span>
        {customer.phone && (
          <a
            href={`tel:${customer.phone.replace(/[^\d+]/g, '')}`}
            className="num relative inline-flex min-h-6 items-center text-13 text-court underline-offset-2 hover:underline"
          >
            {customer.phone}
          </a>
        )}
      </span>
      <span className="truncate text-14 max-desktop:hidden">{court}</span>
      <span className="max-desktop:justify-self-end">
        <StatusBadge status={booking.status} />
      </span>
      <span className="max-desktop:col-start-2">
        <MoneyState status={money.state} />
      </span>
      <span className="num text-end text-14 font-control">{formatMoney(money.total)}</span>
    </li>
  );
}
