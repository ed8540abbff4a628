import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { answer, api, bookingToken } from '../api/client';
import { hasCode } from '../api/problem';
import type { Booking } from '../api/types';
import { useAct } from '../api/useAct';
import { bookingKey } from '../bookings/useBooking';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { useServerNow } from '../ui/hooks';
import { formatMoney } from '../ui/money';
import { problemSentence } from '../ui/problemWords';
import { RefundLine } from '../ui/RefundLine';
import { refundNow, stepsAhead } from './money';

interface Props {
  booking: Booking;
  token: string | null;
}

export function CancelBooking({ booking, token }: Props) {
  const t = useTranslations('manage.cancel');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('open')}
      </Button>
      {asking && <CancelDialog booking={booking} token={token} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Says before the press what comes back, and asks the server with the version that was read. */
function CancelDialog({ booking, token, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('manage.cancel');
  const now = useServerNow();
  const [reason, setReason] = useState('');
  const cancelling = useCancelling({ booking, token }, onClose);
  const paid = booking.payment.captured.amount > 0;
  const back = paid ? refundNow(booking, now) : null;
  const isBack = back !== null && back.amount > 0;
  const verb = isBack ? t('withRefund', { amount: formatMoney(back) }) : t(paid ? 'withoutRefund' : 'unpaid');
  const said = cancelling.problem;
  return (
    <Dialog
      title={t('title')}
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
            {verb}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <Consequence booking={booking} now={now} />
        <Field
          label={t('reason')}
          optional={useTranslations('common.field')('optional')}
          hint={t('reasonHint', { place: booking.provider.name })}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        {said && (
          <p role="alert" className="text-danger">
            {hasCode(said, 'version-mismatch') ? t('changed') : problemSentence(said)}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function Consequence({ booking, now }: { booking: Booking; now: number }) {
  const t = useTranslations('manage.cancel');
  const { payment, total, timeZone } = booking;
  if (payment.captured.amount === 0) {
    return <p className="text-ink-2">{t(payment.status === 'authorized' ? 'reservedText' : 'unpaidText')}</p>;
  }
  if ((refundNow(booking, now)?.amount ?? 0) === 0) {
    return <p className="text-ink-2">{t('lateText', { amount: formatMoney(total) })}</p>;
  }
  return (
    <div className="grid gap-3">
      <p className="text-ink-2">{t('paidText')}</p>
      <RefundLine steps={stepsAhead(booking.refundSteps, now)} zone={timeZone} total={total} />
    </div>
  );
}

function useCancelling({ booking, token }: Props, onClose: () => void) {
  const t = useTranslations('manage.cancel');
  const client = useQueryClient();
  const key = bookingKey(booking.id);
  return useAct({
    act: ({ reason, version }: { reason: string | null; version: number }, idempotencyKey) =>
      answer(
        api.PUT('/api/bookings/{id}/cancel', {
          params: { path: { id: booking.id } },
          body: { reason },
          headers: { ...bookingToken(token), 'Idempotency-Key': idempotencyKey, 'If-Match': `"${version}"` },
        }),
      ),
    onDone: (next) => {
      client.setQueryData(key, { ...booking, ...next });
      void client.invalidateQueries({ queryKey: ['bookings'], refetchType: 'active' });
      const isBack = next.refund && next.refund.amount > 0 && next.payment.captured.amount > 0;
      announce(isBack ? t('doneRefund', { amount: formatMoney(next.refund!) }) : t('done'), true);
      onClose();
      // The button that opened the dialog is gone with the booking's state.
      requestAnimationFrame(() => document.querySelector('h1')?.focus());
    },
    onRefused: (problem) => {
      if (!hasCode(problem, 'booking-state-conflict', 'version-mismatch')) return;
      announce(problemSentence(problem), true);
      void client.invalidateQueries({ queryKey: key });
    },
  });
}
