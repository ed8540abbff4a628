import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import { useCheckout } from '../bookings/drafts/checkout';
import { keptHolds } from '../bookings/kept';
import { Panel } from '../bookings/Panel';
import { Taken } from '../bookings/Taken';
import { placeOf } from '../bookings/useBooking';
import { useHold } from '../bookings/useHold';
import { Button, ButtonLink } from '../ui/Button';
import { formatMoney } from '../ui/money';
import { PageTitle } from '../ui/PageTitle';
import { problemSentence } from '../ui/problemWords';
import { formatTime, localDate } from '../ui/time';

/** Not paid in time, given back, or paid too late: what happened to the money, and the way on. */
export function Ended({ booking }: { booking: Booking; token: string | null }) {
  const t = useTranslations('payment');
  const { name, zone } = placeOf(booking);
  const hold = useHold();
  const taken = hold.problem?.code === 'slot-taken' ? hold.problem : null;
  const time = formatTime(booking.start, zone);
  const wanted = {
    courtId: booking.resourceId,
    courtName: name,
    zone,
    serviceId: booking.serviceId,
    start: booking.start,
    end: booking.end,
  };
  const again = (start: string, end: string) => {
    const before = keptHolds.all().find((one) => one.bookingId === booking.id);
    // The ended booking's hold is over; what was typed goes along with the next one.
    if (before) keptHolds.drop(before.id);
    useCheckout.setState({ draft: null, saved: null });
    hold.press({ ...wanted, start, end });
  };
  return (
    <Panel className="grid justify-items-start gap-4">
      <PageTitle title={t('ended.title')} className="text-22 tablet:text-28" />
      <p role="status" className="text-16">
        {moneyWords(t, booking)}
      </p>
      {taken ? (
        <Taken
          start={booking.start}
          zone={zone}
          alternatives={taken.alternatives}
          onChoose={(one) => again(one.start, one.end)}
        />
      ) : (
        <p className="text-ink-2">{hold.problem ? problemSentence(hold.problem) : t('ended.free', { time })}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {!taken && (
          <Button busy={hold.busy && t('ended.holding')} onClick={() => again(booking.start, booking.end)}>
            {t('ended.again', { time })}
          </Button>
        )}
        <ButtonLink look="quiet" to={`/courts/${booking.resourceId}?date=${localDate(booking.start, zone)}`}>
          {t('ended.others')}
        </ButtonLink>
      </div>
    </Panel>
  );
}

function moneyWords(t: ReturnType<typeof useTranslations<'payment'>>, { history, total }: Booking): string {
  const reason = history.findLast((one) => one.to === 'cancelled')?.reason;
  if (reason === 'slot-lost') return t('ended.late', { amount: formatMoney(total) });
  return reason === 'payment-timeout' ? t('ended.unpaid') : t('ended.cancelled');
}
