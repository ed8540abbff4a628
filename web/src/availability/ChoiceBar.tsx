import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { KeptHold } from '../bookings/kept';
import { Button, ButtonLink } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { formatMoney } from '../ui/money';
import { formatDay, formatSpan, formatTime, formatWhen, localDate } from '../ui/time';
import { refundNow } from './policy';
import { endsNextDay, type LiveSlot, type Service } from './shapes';
import { TierTag } from './TierTag';

interface Props {
  slot: LiveSlot;
  zone: string;
  service: Service;
  busy: boolean;
  /** Why the last press came to nothing. */
  refusal: ReactNode;
  now: number;
  onHold: (slot: LiveSlot) => void;
}

/** The reader's choice and the one way on. */
export function Choice({ slot, zone, service, busy, refusal, now, onHold }: Props) {
  const t = useTranslations('court');
  return (
    <>
      {refusal}
      <div className="flex flex-wrap items-center gap-x-7 gap-y-2">
        <div className="min-w-0 max-tablet:flex-[1_1_9rem]">
          <ChosenTime slot={slot} zone={zone} />
          <ReadersTime slot={slot} zone={zone} />
          <RefundLine slot={slot} zone={zone} service={service} now={now} />
          {service.requiresApproval && <p className="text-13 text-ink-2">{t('choice.approval')}</p>}
        </div>
        <Split slot={slot} />
        <p className="num ms-auto text-end text-22 font-heading">
          {formatMoney(slot.price)}
          <span className="block text-12 font-text text-ink-3">{t('choice.allIn')}</span>
        </p>
        <Button
          size="large"
          className="max-tablet:w-full"
          busy={busy && t('choice.holding')}
          onClick={() => onHold(slot)}
        >
          {t('choice.hold')} <Icon name="arrow" />
        </Button>
      </div>
    </>
  );
}

/** The chosen time is the reader's already: on to where they stopped. */
export function MyHold({ slot, hold, zone }: { slot: LiveSlot; hold: KeptHold; zone: string }) {
  const t = useTranslations('court');
  const isBooked = hold.bookingId !== null;
  return (
    <div className="flex flex-wrap items-center gap-x-7 gap-y-2">
      <div className="me-auto">
        <ChosenTime slot={slot} zone={zone} />
        <p className="num text-13 text-ink-2">
          {isBooked ? t('choice.booked') : t('choice.mine', { until: formatTime(hold.expiresAt, zone) })}
        </p>
      </div>
      <ButtonLink to={isBooked ? `/bookings/${hold.bookingId}` : `/book/${hold.id}`} size="large">
        {t(isBooked ? 'choice.toBooking' : 'choice.goOn')} <Icon name="arrow" />
      </ButtonLink>
    </div>
  );
}

function ChosenTime({ slot, zone }: Pick<Props, 'slot' | 'zone'>) {
  const t = useTranslations('court');
  return (
    <p className="num text-16 font-heading tablet:text-18">
      {formatDay(slot.start, zone)},{' '}
      {t.rich(endsNextDay(slot.start, slot.end, zone) ? 'choice.spanNextDay' : 'choice.span', {
        start: formatTime(slot.start, zone),
        end: formatTime(slot.end, zone),
        mine: (words) => <mark className="yours-mark">{words}</mark>,
      })}
    </p>
  );
}

/** What the price is made of, in the server's own numbers; the phone leaves it to the next step. */
function Split({ slot }: { slot: LiveSlot }) {
  const t = useTranslations('court');
  return (
    <dl className="num grid grid-cols-[auto_auto] gap-x-3.5 border-s border-line ps-7 text-13 text-ink-2 max-tablet:hidden">
      {slot.tier !== undefined && (
        <>
          <dt>{t('choice.rate')}</dt>
          <dd className="text-end">
            <TierTag tier={slot.tier} />
          </dd>
        </>
      )}
      {slot.fee !== undefined && (
        <>
          <dt>{t('choice.fee')}</dt>
          <dd className="text-end">{formatMoney(slot.fee)}</dd>
        </>
      )}
    </dl>
  );
}

function RefundLine({ slot, zone, service, now }: Pick<Props, 'slot' | 'zone' | 'service' | 'now'>) {
  const t = useTranslations('court');
  const refund = refundNow(service, slot.start, now);
  const look = 'num text-13 text-ink-2';
  if (refund === null) return <p className={look}>{t('choice.noRefund')}</p>;
  const until = formatWhen(refund.until, zone);
  return (
    <p className={look}>
      {refund.percent === 100
        ? t('choice.freeUntil', { until })
        : t('choice.partUntil', { until, percent: refund.percent / 100 })}
    </p>
  );
}

/** The reader's own clock, only where it shows something else. */
function ReadersTime({ slot, zone }: Pick<Props, 'slot' | 'zone'>) {
  const t = useTranslations('court');
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const span = formatSpan(slot.start, slot.end, own);
  const sameDay = localDate(slot.start, own) === localDate(slot.start, zone);
  if (sameDay && span === formatSpan(slot.start, slot.end, zone)) return null;
  return (
    <p className="num text-13 text-ink-2">
      {sameDay ? t('choice.withYou', { span }) : t('choice.withYouOn', { day: formatDay(slot.start, own), span })}
    </p>
  );
}
