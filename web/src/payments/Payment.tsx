import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { answer, api, bookingToken } from '../api/client';
import { hasCode } from '../api/problem';
import type { Booking } from '../api/types';
import { bookingKey, intentKey } from '../bookings/useBooking';
import { usePlace } from '../bookings/useSlotFacts';
import { ButtonLink } from '../ui/Button';
import { ErrorPanel } from '../ui/ErrorPanel';
import { Skeleton } from '../ui/Skeleton';

// One of the two is needed, and neither before the intent is there.
const StripePayment = lazy(() => import('./StripePayment'));
const SandboxPayment = lazy(async () => ({ default: (await import('./SandboxPayment')).SandboxPayment }));

interface Props {
  booking: Booking;
  token: string | null;
  /** The bank has said yes, or nothing has to be paid here: the booking is on its way. */
  onSettled: () => void;
  onDeclined: (words: string) => void;
}

const triesMax = 5;

/** The card, at the payment provider. What is typed here never passes through our server. */
export function Payment({ booking, token, onSettled, onDeclined }: Props) {
  const t = useTranslations('payment');
  const client = useQueryClient();
  const { service } = usePlace(booking.resourceId, booking.serviceId);
  const intent = useQuery({
    queryKey: intentKey(booking.id),
    queryFn: () =>
      answer(
        api.POST('/api/payments/intents', {
          body: { bookingId: booking.id, provider: 'stripe' },
          headers: bookingToken(token),
        }),
      ),
    retry: (failures, error) =>
      failures < triesMax && (hasCode(error, 'payment-not-ready') || hasCode(error, 'unreachable')),
    retryDelay: 1000,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const { error } = intent;
  // Paid already, to be paid at the venue, or ended: the booking itself says which.
  const settled = hasCode(error, 'payment-already-made', 'booking-state-conflict');
  useEffect(() => {
    if (!settled) return;
    void client.invalidateQueries({ queryKey: bookingKey(booking.id) });
    onSettled();
  }, [booking.id, client, onSettled, settled]);

  if (intent.isPending || settled) return <Skeleton label={t('preparing')} rows={3} className="h-14" />;
  if (intent.isError) {
    return (
      <ErrorPanel what={t('startFailed')} error={error} onRetry={() => void intent.refetch()}>
        <ButtonLink look="quiet" to={`/bookings/${booking.id}`}>
          {t('seeBooking')}
        </ButtonLink>
      </ErrorPanel>
    );
  }
  const shared = {
    intent: intent.data,
    returnUrl: `${location.origin}/pay/${booking.id}/return`,
    askedOf: service?.requiresApproval ? booking.provider.name : null,
    onDeclined,
    onAuthorised: onSettled,
  };
  const isStripe = intent.data.apiBase === 'https://api.stripe.com';
  return (
    <Suspense fallback={<Skeleton label={t('card.loadingFields')} rows={3} className="h-14" />}>
      {isStripe ? <StripePayment {...shared} /> : <SandboxPayment {...shared} />}
    </Suspense>
  );
}
