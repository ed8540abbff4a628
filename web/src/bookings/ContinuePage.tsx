import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasCode } from '../api/problem';
import { ButtonLink } from '../ui/Button';
import { ErrorPanel } from '../ui/ErrorPanel';
import { PageTitle } from '../ui/PageTitle';
import { Skeleton } from '../ui/Skeleton';
import { localDate } from '../ui/time';
import { CheckoutPage } from './CheckoutPage';
import { keptCheckouts } from './drafts/checkout';
import { type Draft, readDraft } from './drafts/draftApi';
import { serverNow } from '../api/clock';
import { keptBookings, keptHolds, takeFragmentToken } from './kept';
import { Panel } from './Panel';

/** Where the link of another device leads: takes the booking over and goes on where it stood. */
export function ContinuePage() {
  const t = useTranslations('booking');
  const { draftId = '' } = useParams();
  const [token] = useState(takeFragmentToken);
  const draft = useQuery({
    queryKey: ['drafts', draftId],
    queryFn: async () => {
      const found = await readDraft(draftId, token ?? '');
      adopt(found);
      return found;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (draft.data) return <Navigate to={whereItStands(draft.data)} replace />;
  const isGone = hasCode(draft.error, 'not-found');
  return (
    <CheckoutPage>
      <Panel className="grid justify-items-start gap-4">
        <PageTitle title={t('continue.title')} className="text-28">
          {isGone ? t('continue.gone') : t('continue.title')}
        </PageTitle>
        {draft.isPending && <Skeleton label={t('continue.loading')} rows={2} className="h-16" />}
        {isGone && (
          <>
            <p className="text-ink-2">{t('continue.goneText')}</p>
            <ButtonLink to="/">{t('unknown.find')}</ButtonLink>
          </>
        )}
        {draft.isError && !isGone && (
          <ErrorPanel what={t('continue.failed')} error={draft.error} onRetry={() => void draft.refetch()} />
        )}
      </Panel>
    </CheckoutPage>
  );
}

/** From now on this browser holds it as if it had begun here. */
function adopt({ id, token, version, link, mailsLeft, slot, hold, booking, details, step }: Draft): void {
  if (booking?.manageToken) keptBookings.keep({ id: booking.id, token: booking.manageToken });
  if (hold === null || slot.price === null) return;
  const before = keptHolds.find(hold.id);
  keptHolds.keep({
    id: hold.id,
    token: hold.token,
    courtId: slot.resourceId,
    courtName: slot.resourceName,
    zone: slot.timeZone,
    serviceId: slot.serviceId,
    start: slot.start,
    end: slot.end,
    price: slot.price,
    ...(before ? { fee: before.fee, tier: before.tier, refundSteps: before.refundSteps } : {}),
    // Given back there: over, whatever its time says.
    expiresAt:
      hold.state === 'ended'
        ? new Date(Math.min(Date.parse(hold.expiresAt), serverNow())).toISOString()
        : hold.expiresAt,
    extended: hold.extended,
    bookingId: booking?.id ?? null,
    ...(booking?.expiresAt ? { payBy: booking.expiresAt } : {}),
  });
  keptCheckouts.keep({
    id: hold.id,
    step,
    guest: details,
    draft: { id, token, version, link, mailsLeft },
    saved: { holdId: hold.id, step, details },
    keptAt: serverNow(),
  });
}

function whereItStands({ booking, hold, slot, step }: Draft): string {
  if (booking) return step === 'done' ? `/bookings/${booking.id}` : `/pay/${booking.id}`;
  if (hold) return `/book/${hold.id}`;
  return `/courts/${slot.resourceId}?date=${localDate(slot.start, slot.timeZone)}`;
}
