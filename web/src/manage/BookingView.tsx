import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import { placeOf } from '../bookings/useBooking';
import { useUser } from '../identity/session';
import { announce } from '../ui/announce';
import { useServerNow } from '../ui/hooks';
import { Actions } from './Actions';
import { BookAgain } from './BookAgain';
import { BookingTicket } from './BookingTicket';
import { ForgetHere } from './ForgetHere';
import { Headline } from './Headline';
import { History } from './History';
import { Lead } from './Lead';
import { MoneyCard, MoneyLine } from './MoneyCard';
import { NextSteps } from './NextSteps';
import { type Phase, phaseOf } from './phase';
import { ProposalCard } from './ProposalCard';

// Where the first question is what became of the money.
const endedPhases: Phase[] = [
  'cancelledByYou',
  'cancelledByPlace',
  'refused',
  'notAnswered',
  'slotLost',
  'noShow',
  'refunded',
];
const againPhases: Phase[] = [
  'lapsed',
  'slotLost',
  'cancelledByYou',
  'cancelledByPlace',
  'refused',
  'notAnswered',
  'noShow',
  'refunded',
  'declined',
];

export function BookingView({ booking, token }: { booking: Booking; token: string | null }) {
  const now = useServerNow();
  const place = placeOf(booking);
  const phase = phaseOf(booking, now);
  const who = useWho(booking);
  useStatusSaidAloud(booking.status);
  return (
    <div className="page-narrow grid grid-cols-[minmax(0,1fr)] gap-5 pt-6 wrap-anywhere tablet:gap-6 tablet:pt-9">
      <header className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <Headline booking={booking} place={place} phase={phase} now={now} />
        <Lead booking={booking} zone={place.zone} phase={phase} email={who.email} now={now} />
        {endedPhases.includes(phase) && <MoneyLine booking={booking} />}
      </header>
      <ProposalCard booking={booking} token={token} />
      <BookingTicket booking={booking} place={place} phase={phase} name={who.name} />
      <Actions booking={booking} place={place} phase={phase} token={token} />
      {token !== null && <ForgetHere id={booking.id} />}
      {againPhases.includes(phase) && <BookAgain booking={booking} place={place} now={now} />}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 desktop:grid-cols-[minmax(0,1fr)_380px] desktop:gap-6">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <NextSteps booking={booking} phase={phase} zone={place.zone} email={who.email} now={now} />
          <History booking={booking} zone={place.zone} />
        </div>
        <div className="max-desktop:order-first">
          <MoneyCard booking={booking} phase={phase} zone={place.zone} now={now} />
        </div>
      </div>
    </div>
  );
}

/** A guest's booking knows its contact; what a customer's account can open else was made by it. */
function useWho({ contact }: Booking): { name: string | null; email: string | null } {
  const user = useUser();
  if (contact) return { name: `${contact.firstName} ${contact.lastName}`.trim() || null, email: contact.email };
  if (user?.roles.every((role) => role === 'customer')) return { name: user.displayName || null, email: user.email };
  return { name: null, email: null };
}

function useStatusSaidAloud(status: Booking['status']) {
  const t = useTranslations('manage.booking');
  const words = useTranslations('common.status');
  const before = useRef(status);
  useEffect(() => {
    if (before.current !== status) announce(t('changed', { status: words(status) }), true);
    before.current = status;
  }, [status, t, words]);
}
