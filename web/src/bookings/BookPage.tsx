import { useEffect, useLayoutEffect } from 'react';
import { Navigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import type { Court } from '../api/types';
import { useUser } from '../identity/session';
import { ButtonLink } from '../ui/Button';
import { useServerNow } from '../ui/hooks';
import { Icon } from '../ui/Icon';
import { PageTitle } from '../ui/PageTitle';
import { localDate } from '../ui/time';
import { CheckoutPage, threeSteps } from './CheckoutPage';
import { ChangedElsewhere } from './ChangedElsewhere';
import { DetailsForm } from './DetailsForm';
import { useCheckout } from './drafts/checkout';
import { keepInStep } from './drafts/draftSync';
import { GiveBack } from './GiveBack';
import { HoldBar } from './HoldBar';
import { HoldEnded } from './HoldEnded';
import { type KeptHold, keptHolds } from './kept';
import { OtherDevice } from './OtherDevice';
import { Panel } from './Panel';
import { tierOf } from './ribbon';
import type { StepName } from './Steps';
import { type Bought, Summary } from './Summary';
import { Taken } from './Taken';
import { useBook } from './useBook';
import { isLive, useHold } from './useHold';
import { looksOf, type Service, useDay, usePlace } from './useSlotFacts';

export function BookPage() {
  const { holdId } = useParams();
  const hold = keptHolds.useAll().find((one) => one.id === holdId);
  const { begin } = useCheckout.getState();
  useLayoutEffect(() => {
    if (hold) begin(hold);
  }, [hold, begin]);
  const isBegun = useCheckout((checkout) => checkout.holdId) === holdId;
  if (hold === undefined) return <UnknownHold />;
  if (hold.bookingId !== null) return <Navigate to={`/pay/${hold.bookingId}`} replace />;
  return isBegun && <Details key={hold.id} hold={hold} />;
}

const twoSteps: readonly StepName[] = ['slot', 'details'];

function Details({ hold }: { hold: KeptHold }) {
  const t = useTranslations('booking');
  const now = useServerNow();
  const live = isLive(hold, now);
  const user = useUser();
  const { court, service } = usePlace(hold.courtId, hold.serviceId);
  const day = useDay(hold, live ? 'held' : hold.expiresAt);
  useEffect(() => {
    useCheckout.getState().goTo('details');
    return keepInStep();
  }, []);
  const paidAtVenue = service?.paymentPolicy === 'at_venue';
  const slotAt = `/courts/${hold.courtId}?date=${localDate(hold.start, hold.zone)}`;
  const { book, taken } = useBook(hold, { paidAtVenue, asks: service?.requiresApproval ?? false });
  const again = useHold();
  return (
    <CheckoutPage
      steps={paidAtVenue ? twoSteps : threeSteps}
      now="details"
      slotAt={slotAt}
      hold={live && <HoldBar hold={hold} />}
      summary={<Summary bought={boughtOf(hold, court, service)} day={day} />}
    >
      {!live && <HoldEnded hold={hold} day={day} />}
      {taken && (
        <Taken
          start={hold.start}
          zone={hold.zone}
          alternatives={taken.alternatives}
          onChoose={({ start, end }) => again.press({ ...hold, start, end })}
        />
      )}
      <Panel className="grid gap-5">
        <PageTitle title={t('details.tab')} className="text-22 tablet:text-28">
          {t(court?.kind === 'court' || !court ? 'details.title' : 'details.titleOther')}
        </PageTitle>
        <ChangedElsewhere />
        <DetailsForm
          key={user?.id ?? 'guest'}
          user={user}
          busy={book.busy}
          problem={taken || !live ? null : book.problem}
          verb={live && !taken ? verbOf(t, service) : null}
          back={
            <ButtonLink look="text" to={slotAt} className="max-tablet:hidden">
              <Icon name="back" className="size-4" /> {t('details.changeSlot')}
            </ButtonLink>
          }
          onDetails={(details) => live && book.press({ hold, details, isMember: user !== null })}
        />
      </Panel>
      {!paidAtVenue && <NextStep />}
      <div className="flex flex-wrap justify-between gap-x-4 px-2 tablet:px-0">
        <OtherDevice />
        {live && <GiveBack hold={hold} slotAt={slotAt} />}
      </div>
    </CheckoutPage>
  );
}

function verbOf(t: ReturnType<typeof useTranslations<'booking'>>, service: Service | undefined): string {
  if (service?.paymentPolicy === 'at_venue')
    return t(service.requiresApproval ? 'details.continueAsk' : 'details.continueVenue');
  return t('details.continue');
}

function boughtOf(hold: KeptHold, court: Court | undefined, service: Service | undefined): Bought {
  return {
    courtId: hold.courtId,
    ...looksOf(court),
    placeName: hold.courtName,
    zone: hold.zone,
    start: hold.start,
    end: hold.end,
    total: hold.price,
    fee: hold.fee,
    tier: tierOf(hold.tier),
    serviceName: (court?.services ?? []).length > 1 ? service?.name : undefined,
    refundSteps: hold.refundSteps,
    paidAtVenue: service?.paymentPolicy === 'at_venue',
    askedOf: service?.requiresApproval ? court?.provider.name : undefined,
  };
}

/** What comes after this step, so that nobody wonders whether money goes already. */
function NextStep() {
  const t = useTranslations('booking');
  return (
    <section className="hidden items-center gap-4 rounded-card border border-dashed border-line-strong/60 px-5 py-4 tablet:flex">
      <span
        aria-hidden="true"
        className="num grid size-7 place-items-center rounded-pill border-[1.5px] border-line-strong text-13 font-heading text-ink-2"
      >
        3
      </span>
      <p className="text-14 text-ink-2">
        <b className="font-heading text-ink">{t('details.next.title')}</b>
        <br />
        {t('details.next.text')}
      </p>
    </section>
  );
}

function UnknownHold() {
  const t = useTranslations('booking');
  return (
    <CheckoutPage>
      <Panel className="grid justify-items-start gap-4">
        <PageTitle title={t('unknown.title')} className="text-28" />
        <p className="text-ink-2">{t('unknown.text')}</p>
        <ButtonLink to="/">{t('unknown.find')}</ButtonLink>
      </Panel>
    </CheckoutPage>
  );
}
