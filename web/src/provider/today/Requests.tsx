import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { formatMoney } from '../../ui/money';
import { formatDay, formatSpan, formatTime } from '../../ui/time';
import { requestsQuery } from '../dayApi';
import type { CourtDay, DayBooking } from '../shapes';
import { Decline } from './Decline';
import { refusal } from './useActOn';
import { useAttendance } from './useAttendance';
import { courtOf, nameOf } from './words';

/** What waits for a yes or no, whatever its day: each a card with both answers, the most urgent first. */
export function Requests({ courts }: { courts: readonly CourtDay[] }) {
  const t = useTranslations('console.requests');
  const requests = useQuery(requestsQuery);
  if (requests.isError) {
    return (
      <div className="px-4 pt-4 tablet:px-6">
        <ErrorPanel what={t('failed')} error={requests.error} onRetry={() => void requests.refetch()} />
      </div>
    );
  }
  const waiting = requests.data?.items ?? [];
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="requests" className="grid gap-3 px-4 pt-4 tablet:px-6">
      <h2 id="requests" className="text-16">
        {t('title', { count: waiting.length })}
      </h2>
      <ul className="grid gap-3 desktop:grid-cols-2">
        {waiting.map((booking) => (
          <Request key={booking.id} booking={booking} court={courtOf(booking, courts)} />
        ))}
      </ul>
    </section>
  );
}

function Request({ booking, court }: { booking: DayBooking; court: string }) {
  const t = useTranslations('console.requests');
  const [declining, setDeclining] = useState(false);
  const answering = useAttendance(booking);
  const { money, timeZone } = booking;
  const name = nameOf(booking);
  const said = declining ? null : answering.problem;
  const atVenue = money.policy === 'at_venue';
  return (
    <li className="grid content-start gap-3 rounded-card border border-amber bg-surface p-4">
      <div className="grid gap-1">
        <h3 className="text-15 break-words">{name}</h3>
        <p className="num font-control">
          {formatDay(booking.start, timeZone)}, {formatSpan(booking.start, booking.end, timeZone)}
        </p>
        <p className="text-14 text-ink-2">
          {[court, booking.serviceName, booking.partySize && t('people', { count: booking.partySize })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="num text-14">
          {t(atVenue ? 'atVenue' : 'reserved', { amount: formatMoney(money.total) })}
          {booking.expiresAt && (
            <span className="text-amber"> · {t('until', { time: formatTime(booking.expiresAt, timeZone) })}</span>
          )}
        </p>
      </div>
      {booking.notes && <q className="rounded-cell bg-sunken px-3 py-2 text-14 break-words">{booking.notes}</q>}
      {said && (
        <p role="alert" className="text-14 text-danger">
          {refusal(said)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          aria-label={t('confirmOf', { name })}
          busy={answering.busy && t('confirming')}
          onClick={() => answering.press({ act: 'confirm', reason: null, version: booking.version })}
        >
          {t('confirm')}
        </Button>
        <Button look="quiet" aria-label={t('declineOf', { name })} onClick={() => setDeclining(true)}>
          {t('decline')}
        </Button>
      </div>
      {declining && <Decline booking={booking} onClose={() => setDeclining(false)} />}
    </li>
  );
}
