import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import { formatMoney } from '../ui/money';
import { RefundLine } from '../ui/RefundLine';
import { formatWhen } from '../ui/time';
import { glyphOf, isTravelling, moneyStory, stepsAhead } from './money';
import { mayCancel, type Phase } from './phase';

interface Props {
  booking: Booking;
  phase: Phase;
  zone: string;
  now: number;
}

/** What happened to the money, in every state; below it what would come back. */
export function MoneyCard({ booking, phase, zone, now }: Props) {
  const t = useTranslations('manage.money');
  const story = moneyStory(booking);
  const taken = booking.history.findLast(({ to }) => to === 'confirmed');
  return (
    <section aria-labelledby="money" className="grid gap-4 rounded-card border border-line bg-surface p-5">
      <h2 id="money" className="text-16">
        {t('title')}
      </h2>
      <dl className="num grid grid-cols-[1fr_auto] gap-y-1.5 text-14">
        <dt className="text-ink-2">{t('total')}</dt>
        <dd className="text-end font-heading">{formatMoney(booking.total)}</dd>
        {booking.fee.amount > 0 && (
          <>
            <dt className="text-ink-2">{t('fee')}</dt>
            <dd className="text-end text-ink-2">{formatMoney(booking.fee)}</dd>
          </>
        )}
        <dt className="col-span-2 text-13 text-ink-3">{t('included')}</dt>
      </dl>
      <div className="num grid gap-1 border-t border-line pt-3 text-14">
        <MoneyLine booking={booking} />
        {story.state === 'paid' && taken && (
          <p className="text-ink-2">{t('takenAt', { moment: formatWhen(taken.at, zone) })}</p>
        )}
        {isTravelling(story) && <p className="text-ink-2">{t('arrives')}</p>}
      </div>
      {mayCancel(phase) && booking.payment.captured.amount > 0 && (
        <IfCancelled booking={booking} zone={zone} now={now} />
      )}
    </section>
  );
}

/** Where the money is, in one line. */
export function MoneyLine({ booking }: { booking: Booking }) {
  const t = useTranslations('manage.money');
  const story = moneyStory(booking);
  return (
    <p className="num flex gap-2 text-15 font-heading">
      <span aria-hidden="true">{glyphOf(story)}</span>
      {t(`state.${story.state}`, { amount: formatMoney(story.amount), paid: formatMoney(story.paid) })}
    </p>
  );
}

function IfCancelled({ booking, zone, now }: Omit<Props, 'phase'>) {
  const t = useTranslations('manage.refund');
  return (
    <div className="grid gap-3 border-t border-line pt-3">
      <h3 className="text-14">{t('title')}</h3>
      <RefundLine steps={stepsAhead(booking.refundSteps, now)} zone={zone} total={booking.total} />
    </div>
  );
}
