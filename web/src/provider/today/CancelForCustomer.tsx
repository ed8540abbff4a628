import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { answer, api } from '../../api/client';
import { useAct } from '../../api/useAct';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { formatMoney } from '../../ui/money';
import { formatWhen } from '../../ui/time';
import type { DayBooking } from '../shapes';
import { refusal, useFetchAnew, wasOvertaken } from './useActOn';
import { nameOf } from './words';

/** Says before the press what goes back and what the customer is told; names the version that was looked at. */
export function CancelForCustomer({ booking, onClose }: { booking: DayBooking; onClose: () => void }) {
  const t = useTranslations('console.cancel');
  const optional = useTranslations('common.field')('optional');
  const [reason, setReason] = useState('');
  const cancelling = useCancelling(booking, onClose);
  const money = moneyOf(booking);
  const amount = formatMoney(money === 'paid' ? booking.money.captured : booking.money.total);
  const said = cancelling.problem;
  return (
    <Dialog
      title={t('title', { name: nameOf(booking), when: formatWhen(booking.start, booking.timeZone) })}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('keep')}
          </Button>
          <Button
            look="danger"
            busy={cancelling.busy && t('busy')}
            onClick={() => cancelling.press({ reason: reason.trim() || null, version: booking.version })}
          >
            {t(`verb.${money}`, { amount })}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-ink-2">{t(`text.${money}`, { amount, name: nameOf(booking) })}</p>
        <Field
          label={t('reason')}
          optional={optional}
          hint={t('reasonHint')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        {said && (
          <p role="alert" className="text-danger">
            {refusal(said)}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** Where the money is now decides what cancelling does to it. */
function moneyOf({ money }: DayBooking): 'paid' | 'partPaid' | 'reserved' | 'unpaid' {
  if (money.captured.amount > 0) return money.refunded.amount > 0 ? 'partPaid' : 'paid';
  return money.state === 'authorized' ? 'reserved' : 'unpaid';
}

function useCancelling(booking: DayBooking, onClose: () => void) {
  const t = useTranslations('console.cancel');
  const fetchAnew = useFetchAnew(booking.id);
  return useAct({
    act: ({ reason, version }: { reason: string | null; version: number }, key) =>
      answer(
        api.PUT('/api/bookings/{id}/cancel', {
          params: { path: { id: booking.id } },
          body: { reason },
          headers: { 'Idempotency-Key': key, 'If-Match': `"${version}"` },
        }),
      ),
    onDone: (next) => {
      const isBack = next.refund && next.refund.amount > 0 && next.payment.captured.amount > 0;
      announce(isBack ? t('doneRefund', { amount: formatMoney(next.refund!) }) : t('done'), true);
      onClose();
      void fetchAnew();
    },
    onRefused: (problem) => {
      if (wasOvertaken(problem)) void fetchAnew();
    },
  });
}
