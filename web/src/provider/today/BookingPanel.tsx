import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useBooking } from '../../bookings/useBooking';
import { MoneyState, StatusBadge } from '../../ui/Badge';
import { Dialog } from '../../ui/Dialog';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Icon } from '../../ui/Icon';
import { formatMoney } from '../../ui/money';
import { formatDay, formatSpan } from '../../ui/time';
import type { CourtDay, DayBooking } from '../shapes';
import { Acts } from './Acts';
import { Story } from './Story';
import type { Panel } from './usePanel';
import { courtOf, nameOf } from './words';

interface Props {
  booking: DayBooking;
  courts: readonly CourtDay[];
  wide: boolean;
  panel: Panel;
}

/** One booking: beside the list where there is room, over it elsewhere. */
export function BookingPanel(props: Props) {
  const { booking, wide, panel } = props;
  if (wide) return <Beside {...props} />;
  return (
    <Dialog look="sheet" title={nameOf(booking)} onClose={panel.close} actions={<Acts booking={booking} />}>
      <Facts {...props} />
    </Dialog>
  );
}

function Beside(props: Props) {
  const t = useTranslations('common.action');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { booking, panel } = props;
  return (
    <aside aria-labelledby="booking" className="sticky top-0 flex h-dvh flex-col border-s border-line bg-bg">
      <header className="flex items-start gap-2 px-5 pt-4">
        <h2 id="booking" ref={heading} tabIndex={-1} className="min-w-0 grow pt-2 text-18 break-words outline-none">
          {nameOf(booking)}
        </h2>
        <button type="button" aria-label={t('close')} onClick={panel.close} className="icon-button -me-2">
          <Icon name="close" />
        </button>
      </header>
      <div className="grow overflow-y-auto px-5 py-3">
        <Facts {...props} />
      </div>
      <Acts booking={booking} className="border-t border-line px-5 py-4" />
    </aside>
  );
}

function Facts({ booking, courts }: Props) {
  const t = useTranslations('console.booking');
  const { customer, money, timeZone } = booking;
  return (
    <div className="grid gap-5">
      <div className="grid gap-1.5">
        <p className="num font-control">
          {formatDay(booking.start, timeZone)}, {formatSpan(booking.start, booking.end, timeZone)}
        </p>
        <p className="text-14 text-ink-2">
          {[courtOf(booking, courts), booking.serviceName].filter(Boolean).join(' · ')}
        </p>
        <p>
          <StatusBadge status={booking.status} />
        </p>
      </div>
      {booking.notes && <q className="rounded-cell bg-sunken px-3 py-2 text-14 break-words">{booking.notes}</q>}
      <dl className="grid gap-2.5 text-14">
        {customer.phone && (
          <Fact name={t('phone')}>
            <a className={linkLook} href={`tel:${customer.phone.replace(/[^\d+]/g, '')}`}>
              {customer.phone}
            </a>
          </Fact>
        )}
        {customer.email && (
          <Fact name={t('email')}>
            <a className={linkLook} href={`mailto:${customer.email}`}>
              {customer.email}
            </a>
          </Fact>
        )}
        <Fact name={t('code')}>
          <span className="num font-mono">{booking.confirmationCode}</span>
        </Fact>
        <Fact name={t('money')}>
          <span className="grid justify-items-end gap-0.5">
            <span className="num font-control">{formatMoney(money.total)}</span>
            <MoneyState status={money.state} />
            {money.refunded.amount > 0 && (
              <span className="num text-13 text-ink-2">{t('refunded', { amount: formatMoney(money.refunded) })}</span>
            )}
          </span>
        </Fact>
      </dl>
      <Told booking={booking} />
    </div>
  );
}

const linkLook = 'num inline-flex min-h-6 items-center break-all text-court underline underline-offset-2';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-start justify-between gap-4 border-b border-line pb-2.5">
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 text-end">{children}</dd>
    </div>
  );
}

/** The list comes without the history: it is fetched for the one booking that is looked at, and anew when it changes. */
function Told({ booking }: { booking: DayBooking }) {
  const t = useTranslations('console.booking');
  const whole = useBooking(booking.id, null);
  const { refetch } = whole;
  const behind = whole.data !== undefined && whole.data.version < booking.version;
  useEffect(() => {
    if (behind) void refetch();
  }, [behind, refetch, booking.version]);
  if (whole.data) return <Story booking={whole.data} />;
  if (whole.isError) {
    return <ErrorPanel what={t('storyFailed')} error={whole.error} onRetry={() => void refetch()} />;
  }
  return <p className="text-14 text-ink-2">{t('storyLoading')}</p>;
}
