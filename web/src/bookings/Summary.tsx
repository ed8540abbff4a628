import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Money, Slot } from '../api/types';
import { CourtDrawing } from '../ui/CourtDrawing';
import { DayRibbon } from '../ui/DayRibbon';
import { useMedia, useServerNow } from '../ui/hooks';
import { Icon } from '../ui/Icon';
import { formatMoney } from '../ui/money';
import { type Tier, TierTag } from '../ui/PriceTag';
import { RefundLine, type RefundStep } from '../ui/RefundLine';
import { formatDay, formatFullDay, formatSpan, formatTime, zoneName } from '../ui/time';
import { lengthParts } from './length';
import { ribbonOf } from './ribbon';

export interface Bought {
  courtId: string;
  /** Of the court; null while it is not known. */
  kind: string | null;
  indoor: boolean;
  placeName: string;
  zone: string;
  start: string;
  end: string;
  total: Money;
  /** The platform's part of the total. */
  fee?: Money | undefined;
  tier?: Tier | undefined;
  /** Where the place does several things. */
  serviceName?: string | undefined;
  refundSteps?: RefundStep[] | undefined;
  paidAtVenue?: boolean | undefined;
  /** Who has to say yes first. */
  askedOf?: string | undefined;
}

interface Props {
  bought: Bought;
  day: Slot[];
}

/** What is booked and all it costs: beside the step on a desktop, above it on a tablet, folded on a phone. */
export function Summary({ bought, day }: Props) {
  const t = useTranslations('booking');
  const phone = useMedia('(max-width: 39.99rem)');
  const [open, setOpen] = useState(false);
  const { zone, start, end } = bought;
  const hours = ribbonOf(day, { zone, start, end });
  if (!phone) {
    return (
      <aside
        aria-label={t('summary.label')}
        className="rounded-card border border-line bg-surface desktop:sticky desktop:top-6"
      >
        <div className="flex gap-3.5 p-4">
          <Picture bought={bought} className="size-21" />
          <div className="grid min-w-0 content-start gap-1">
            <h2 className="text-16">{bought.placeName}</h2>
            <p className="text-14">{formatFullDay(start, zone)}</p>
            <p className="num">
              <mark className="yours-mark font-heading">{formatSpan(start, end, zone)}</mark>
            </p>
            <p className="text-13 text-ink-3">{zoneName(zone)}</p>
          </div>
        </div>
        {hours.length > 1 && (
          <div className="px-4 pb-4">
            <DayRibbon hours={hours} axis label={t('summary.yourTime', { time: formatTime(start, zone) })} />
          </div>
        )}
        <Costs bought={bought} />
      </aside>
    );
  }
  return (
    <aside aria-label={t('summary.label')} className="border-b border-line bg-surface">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="costs"
        onClick={() => setOpen(!open)}
        className="flex min-h-16 w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 text-start"
      >
        <Picture bought={bought} className="size-14" />
        <span className="grid min-w-0 flex-1 basis-32">
          <span className="num font-heading">
            {formatDay(start, zone)}, <mark className="yours-mark">{formatTime(start, zone)}</mark>
          </span>
          <span className="text-13 text-ink-2">{bought.placeName}</span>
        </span>
        <span className="num ms-auto flex items-center gap-1.5 font-heading">
          {formatMoney(bought.total)}
          <Icon name={open ? 'up' : 'down'} className="size-4" />
          <span className="sr-only">{t(open ? 'summary.hide' : 'summary.show')}</span>
        </span>
      </button>
      <div id="costs" hidden={!open}>
        <Costs bought={bought} />
      </div>
    </aside>
  );
}

function Costs({ bought }: { bought: Bought }) {
  const { refundSteps = [], zone, askedOf, total } = bought;
  const t = useTranslations('booking');
  const now = useServerNow();
  const ahead = refundSteps.filter(({ until }) => until === null || Date.parse(until) > now);
  return (
    <>
      <Split bought={bought} />
      {askedOf !== undefined && (
        <p className="border-t border-line p-4 text-14">{t('summary.approval', { name: askedOf })}</p>
      )}
      {ahead.length > 0 && !bought.paidAtVenue && (
        <section className="grid gap-2.5 border-t border-line p-4">
          <h3 className="text-14">{t('summary.refund')}</h3>
          <RefundLine steps={ahead} zone={zone} total={total} />
        </section>
      )}
    </>
  );
}

function Picture({ bought, className }: { bought: Bought; className: string }) {
  return (
    <span aria-hidden="true" className={`shrink-0 overflow-hidden rounded-control ${className}`}>
      <CourtDrawing kind={bought.kind} seed={bought.courtId} indoor={bought.indoor} className="size-full" />
    </span>
  );
}

/** Every figure is the server's; nothing is added up here. */
function Split({ bought }: { bought: Bought }) {
  const t = useTranslations('booking');
  const { start, end, total, fee, tier, serviceName, paidAtVenue } = bought;
  return (
    <div className="grid gap-2 border-t border-line p-4">
      <dl className="num grid grid-cols-[1fr_auto] gap-y-1.5 text-14">
        <dt className="text-ink-2">
          {serviceName !== undefined && `${serviceName}, `}
          {t('summary.length', lengthParts(start, end))} {tier !== undefined && <TierTag tier={tier} />}
        </dt>
        <dd className="text-end">{formatMoney(total)}</dd>
        {fee && fee.amount > 0 && (
          <>
            <dt className="text-13 text-ink-3">{t('summary.ofItFee')}</dt>
            <dd className="text-end text-13 text-ink-3">{formatMoney(fee)}</dd>
          </>
        )}
        <dt className="mt-1.5 border-t border-line pt-2.5 text-18 font-heading">
          {t(paidAtVenue ? 'summary.atVenue' : 'summary.total')}
        </dt>
        <dd className="mt-1.5 border-t border-line pt-2.5 text-end text-18 font-heading">{formatMoney(total)}</dd>
      </dl>
      <p className="text-13 text-ink-3">{t(paidAtVenue ? 'summary.atVenueNote' : 'summary.included')}</p>
    </div>
  );
}
