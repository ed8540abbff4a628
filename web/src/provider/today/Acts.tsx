import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeLink } from '../../manage/change/link';
import { Button, ButtonLink } from '../../ui/Button';
import { useServerNow } from '../../ui/hooks';
import type { DayBooking } from '../shapes';
import { type Act, actsOf } from './acts';
import { CancelForCustomer } from './CancelForCustomer';
import { Decline } from './Decline';
import { DidNotCome } from './DidNotCome';
import { refusal } from './useActOn';
import { useAttendance } from './useAttendance';

type Asked = Extract<Act, 'cancel' | 'noShow' | 'decline'>;

const asksFirst = (act: Act): act is Asked => act === 'cancel' || act === 'noShow' || act === 'decline';

/** The acts that the booking's state allows; the most likely one is the primary. What cannot be undone asks first. */
export function Acts({ booking, className = '' }: { booking: DayBooking; className?: string }) {
  const t = useTranslations('console.booking');
  const [asking, setAsking] = useState<Asked | null>(null);
  const attending = useAttendance(booking);
  const acts = actsOf(booking, useServerNow());
  const close = () => setAsking(null);
  const said = asking === null ? attending.problem : null;
  if (acts.length === 0 && said === null) return null;
  return (
    <div className={`flex flex-wrap gap-2 ${className}`}>
      {said && (
        <p role="alert" className="w-full text-14 text-danger">
          {refusal(said)}
        </p>
      )}
      {acts.map((act) =>
        asksFirst(act) ? (
          <Button key={act} look="quiet" onClick={() => setAsking(act)}>
            {t(act)}
          </Button>
        ) : act === 'move' ? (
          <ButtonLink key={act} look="quiet" to={changeLink(booking)}>
            {t(act)}
          </ButtonLink>
        ) : (
          <Button
            key={act}
            busy={attending.busy && t('saving')}
            onClick={() => attending.press({ act, reason: null, version: booking.version })}
          >
            {t(act)}
          </Button>
        ),
      )}
      {asking === 'cancel' && <CancelForCustomer booking={booking} onClose={close} />}
      {asking === 'noShow' && <DidNotCome booking={booking} onClose={close} />}
      {asking === 'decline' && <Decline booking={booking} onClose={close} />}
    </div>
  );
}
