import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { formatWhen } from '../../ui/time';
import type { DayBooking } from '../shapes';
import { refusal } from './useActOn';
import { useAttendance } from './useAttendance';
import { nameOf } from './words';

/** A no, with what the customer will read of it. */
export function Decline({ booking, onClose }: { booking: DayBooking; onClose: () => void }) {
  const t = useTranslations('console.requests');
  const optional = useTranslations('common.field')('optional');
  const [reason, setReason] = useState('');
  const declining = useAttendance(booking, onClose);
  const name = nameOf(booking);
  return (
    <Dialog
      title={t('declineTitle', { name, when: formatWhen(booking.start, booking.timeZone) })}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('back')}
          </Button>
          <Button
            look="danger"
            busy={declining.busy && t('declining')}
            onClick={() => declining.press({ act: 'decline', reason: reason.trim() || null, version: booking.version })}
          >
            {t('declineVerb')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-ink-2">
          {t(booking.money.policy === 'at_venue' ? 'declineTextVenue' : 'declineText', { name })}
        </p>
        <Field
          label={t('reason')}
          optional={optional}
          hint={t('reasonHint')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        {declining.problem && (
          <p role="alert" className="text-danger">
            {refusal(declining.problem)}
          </p>
        )}
      </div>
    </Dialog>
  );
}
