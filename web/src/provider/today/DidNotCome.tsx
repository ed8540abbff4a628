import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import type { DayBooking } from '../shapes';
import { refusal } from './useActOn';
import { useAttendance } from './useAttendance';
import { nameOf } from './words';

/** Says what it does to the money and to the rest of the time. */
export function DidNotCome({ booking, onClose }: { booking: DayBooking; onClose: () => void }) {
  const t = useTranslations('console.noShow');
  const optional = useTranslations('common.field')('optional');
  const [reason, setReason] = useState('');
  const marking = useAttendance(booking, onClose);
  return (
    <Dialog
      title={t('title', { name: nameOf(booking) })}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('keep')}
          </Button>
          <Button
            look="danger"
            busy={marking.busy && t('busy')}
            onClick={() => marking.press({ act: 'noShow', reason: reason.trim() || null, version: booking.version })}
          >
            {t('verb')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-ink-2">{t('text')}</p>
        <Field
          label={t('note')}
          optional={optional}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        {marking.problem && (
          <p role="alert" className="text-danger">
            {refusal(marking.problem)}
          </p>
        )}
      </div>
    </Dialog>
  );
}
