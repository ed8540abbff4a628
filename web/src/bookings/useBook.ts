import { useNavigate } from 'react-router';
import { answer, api } from '../api/client';
import { hasCode, Problem } from '../api/problem';
import type { CreatedBooking } from '../api/types';
import { useAct } from '../api/useAct';
import { isLanguage, readersLocale } from '../i18n/locales';
import type { Details } from './details';
import { useCheckout } from './drafts/checkout';
import { type KeptHold, keptBookings, keptHolds } from './kept';

interface Wish {
  hold: KeptHold;
  details: Details;
  /** Whose name and address the server knows already. */
  isMember: boolean;
}

function book({ hold, details, isMember }: Wish, key: string): Promise<CreatedBooking> {
  // Known to be offline: saying so is better than a request that may be on its way.
  if (!navigator.onLine) return Promise.reject(new Problem(-1, { code: 'offline' }));
  const { notes, phone, ...person } = details;
  const locale = readersLocale(new URL(location.href));
  const body = {
    holdId: hold.id,
    holdToken: hold.token,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(isLanguage(locale) ? { locale } : {}),
    ...(notes ? { notes } : {}),
    ...(isMember ? {} : { guest: { ...person, ...(phone ? { phone } : {}) } }),
  };
  return answer(api.POST('/api/bookings', { body, headers: { 'Idempotency-Key': key } }));
}

/** Makes the hold a booking and goes on to what comes next: paying, or the wait for a yes. */
export function useBook(hold: KeptHold, { paidAtVenue, asks }: { paidAtVenue: boolean; asks: boolean }) {
  const navigate = useNavigate();
  const act = useAct({
    act: book,
    onDone: (made, { isMember }) => {
      // An account opens its bookings by itself; a token left here would outlive its signing out.
      if (made.manageToken && !isMember) keptBookings.keep({ id: made.id, token: made.manageToken });
      keptHolds.keep({ ...hold, bookingId: made.id, payBy: made.expiresAt });
      useCheckout.getState().goTo('pay');
      void navigate(paidAtVenue && asks ? `/bookings/${made.id}` : `/pay/${made.id}`, { replace: true });
    },
    onRefused: (problem) => {
      // The server's word on the time counts: show the hold as ended, with what was typed kept.
      if (hasCode(problem, 'hold-expired', 'hold-unknown'))
        keptHolds.keep({ ...hold, expiresAt: new Date(0).toISOString() });
    },
  });
  return { book: act, taken: act.problem?.code === 'slot-taken' ? act.problem : null };
}
