import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import type { Booking, Court } from '../api/types';
import { CheckoutPage, threeSteps } from '../bookings/CheckoutPage';
import { useCheckout } from '../bookings/drafts/checkout';
import { keepInStep } from '../bookings/drafts/draftSync';
import { HeldForPayment } from '../bookings/HeldForPayment';
import { keptBookings, keptHolds, takeTokenFromFragment } from '../bookings/kept';
import { OtherDevice } from '../bookings/OtherDevice';
import { Panel } from '../bookings/Panel';
import { tierOf } from '../bookings/ribbon';
import { type Bought, Summary } from '../bookings/Summary';
import { bookingKey, placeOf, useBooking } from '../bookings/useBooking';
import { looksOf, type Service, useDay, usePlace } from '../bookings/useSlotFacts';
import { ButtonLink } from '../ui/Button';
import { ErrorPanel } from '../ui/ErrorPanel';
import { formatMoney } from '../ui/money';
import { PageTitle } from '../ui/PageTitle';
import { Skeleton } from '../ui/Skeleton';
import { localDate } from '../ui/time';
import { Declined } from './Declined';
import { Ended } from './Ended';
import { Payment } from './Payment';
import { refusalWords } from './refusal';
import { Waiting } from './Waiting';
import { Who } from './Who';

export function PayPage() {
  const t = useTranslations('payment');
  const { bookingId = '' } = useParams();
  const [token] = useState(() => {
    takeTokenFromFragment(bookingId);
    return keptBookings.find(bookingId)?.token ?? null;
  });
  const booking = useBooking(bookingId, token, { poll: true });
  if (booking.data) return <Loaded key={bookingId} booking={booking.data} token={token} />;
  return (
    <CheckoutPage now="pay">
      <Panel className="grid gap-4">
        {booking.isPending ? (
          <Skeleton label={t('loading')} rows={2} className="h-32" />
        ) : (
          <>
            <PageTitle title={t('tab')} className="text-28" />
            <ErrorPanel what={t('loadFailed')} error={booking.error} onRetry={() => void booking.refetch()}>
              <ButtonLink to="/lookup">{t('findBooking')}</ButtonLink>
            </ErrorPanel>
          </>
        )}
      </Panel>
    </CheckoutPage>
  );
}

interface Props {
  booking: Booking;
  token: string | null;
}

/** Reasons of a booking that ended here, before it was one. Any other end is told on the booking's own page. */
const endedUnpaid = ['payment-timeout', 'slot-lost', 'details-changed'];

/** Where the money stands decides what is shown; the server's word goes before what this page believes. */
function Loaded({ booking, token }: Props) {
  const navigate = useNavigate();
  const { status, payment } = booking;
  const isAsked = status === 'pending' && payment.status === 'authorized';
  const isOver = status === 'cancelled' && endedUnpaid.includes(booking.history.at(-1)?.reason ?? '');
  const stands = (!isOver && status !== 'pending' && status !== 'payment_failed') || isAsked;
  useCheckoutOf(booking.id);
  useEffect(() => {
    if (!stands) return;
    useCheckout.getState().reset();
    void navigate(`/bookings/${booking.id}`, { replace: true, state: { paid: true } });
  }, [booking.id, navigate, stands]);
  if (stands) return null;
  return isOver ? <Over booking={booking} token={token} /> : <Paying booking={booking} token={token} />;
}

/** The hold this booking came from, if it was made in this browser: who comes, and the draft, go along. */
function useCheckoutOf(bookingId: string) {
  const hold = keptHolds.useAll().find((one) => one.bookingId === bookingId);
  useLayoutEffect(() => {
    if (hold) useCheckout.getState().begin(hold);
  }, [hold]);
  const isKnown = hold !== undefined;
  useEffect(() => (isKnown ? keepInStep() : undefined), [isKnown]);
}

function Around({ booking, held, children }: { booking: Booking; held: boolean; children: React.ReactNode }) {
  const { resourceId, serviceId, start, expiresAt } = booking;
  const { zone } = placeOf(booking);
  const day = useDay({ courtId: resourceId, serviceId, start, zone });
  const { court, service } = usePlace(resourceId, serviceId);
  return (
    <CheckoutPage
      steps={threeSteps}
      now="pay"
      slotAt={`/courts/${resourceId}?date=${localDate(start, zone)}`}
      hold={held && expiresAt && <HeldForPayment until={expiresAt} zone={zone} />}
      summary={<Summary bought={boughtOf(booking, court, service)} day={day} />}
    >
      {children}
    </CheckoutPage>
  );
}

function boughtOf(booking: Booking, court: Court | undefined, service: Service | undefined): Bought {
  const hold = keptHolds.all().find((one) => one.bookingId === booking.id);
  const hasServices = (court?.services ?? []).length > 1;
  return {
    courtId: booking.resourceId,
    ...looksOf(court),
    placeName: booking.resourceName,
    zone: booking.timeZone,
    start: booking.start,
    end: booking.end,
    total: booking.total,
    fee: booking.fee,
    tier: tierOf(hold?.tier),
    serviceName: (hasServices && booking.serviceName) || undefined,
    refundSteps: booking.refundSteps,
    askedOf: service?.requiresApproval ? booking.provider.name : undefined,
  };
}

function Paying({ booking, token }: Props) {
  const t = useTranslations('payment');
  const client = useQueryClient();
  const [stage, setStage] = useState<'card' | 'waiting'>('card');
  const [declined, setDeclined] = useState<string | null>(null);
  const words = declined ?? (booking.status === 'payment_failed' ? refusalWords(booking.history.at(-1)?.reason) : null);
  const isWaiting = stage === 'waiting' && booking.status === 'pending';
  return (
    <Around booking={booking} held={words === null && !isWaiting}>
      {!isWaiting && <Who booking={booking} token={token} />}
      <Panel className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {isWaiting ? (
          <Waiting booking={booking} />
        ) : (
          <PageTitle title={t('tab')} className="num text-22 tablet:text-28">
            {t('title', { amount: formatMoney(booking.total) })}
          </PageTitle>
        )}
        {words !== null && !isWaiting && (
          <Declined
            booking={booking}
            token={token}
            place={placeOf(booking)}
            words={words}
            onAgain={() => setDeclined(null)}
          />
        )}
        {words === null && !isWaiting && (
          <Payment
            booking={booking}
            token={token}
            onSettled={() => setStage('waiting')}
            onDeclined={(said) => {
              setDeclined(said);
              void client.invalidateQueries({ queryKey: bookingKey(booking.id) });
            }}
          />
        )}
      </Panel>
      {!isWaiting && (
        <div className="px-2 tablet:px-0">
          <OtherDevice />
        </div>
      )}
    </Around>
  );
}

function Over({ booking, token }: Props) {
  return (
    <Around booking={booking} held={false}>
      <Ended booking={booking} token={token} />
    </Around>
  );
}
