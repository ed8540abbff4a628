import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { answer, api, bookingToken } from '../api/client';
import { hasCode } from '../api/problem';
import type { Booking } from '../api/types';
import { useAct } from '../api/useAct';
import { bookingKey } from '../bookings/useBooking';
import { useUser } from '../identity/session';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { formatMoney } from '../ui/money';
import { problemSentence } from '../ui/problemWords';
import { formatFullDay, formatSpan, formatWhen } from '../ui/time';

interface Props {
  booking: Booking;
  token: string | null;
}

/** Another time that the place proposes and keeps: yes or no with one press. Those of the place see that it waits. */
export function ProposalCard({ booking, token }: Props) {
  const t = useTranslations('manage.proposal');
  const answering = useAnswering({ booking, token });
  const roles = useUser()?.roles ?? [];
  const { proposal, timeZone } = booking;
  if (!proposal) return null;
  const isStaff = token === null && (roles.includes('provider') || roles.includes('admin'));
  const said = answering.problem;
  return (
    <section
      aria-labelledby="proposal"
      className="grid gap-3 rounded-card border-2 border-court bg-surface p-5 print:hidden"
    >
      <h2 id="proposal" className="text-18">
        {isStaff ? t('waits') : t('title', { place: booking.provider.name })}
      </h2>
      <div className="num grid gap-1">
        <p className="text-16 font-heading">
          {formatFullDay(proposal.start, timeZone)}, {formatSpan(proposal.start, proposal.end, timeZone)}
        </p>
        <p className="text-14 text-ink-2">
          {proposal.resourceName}, {formatMoney(proposal.total)}
        </p>
        <p className="text-14 text-ink-2">{t('until', { when: formatWhen(proposal.expiresAt, timeZone) })}</p>
      </div>
      {said && (
        <p role="alert" className="text-14 text-danger">
          {problemSentence(said)}
        </p>
      )}
      {!isStaff && (
        <div className="flex flex-wrap gap-2">
          <Button
            busy={answering.busy && t('busy')}
            onClick={() => answering.press({ proposalId: proposal.id, verb: 'accept' })}
          >
            {t('accept')}
          </Button>
          <Button
            look="quiet"
            onClick={() => !answering.busy && answering.press({ proposalId: proposal.id, verb: 'decline' })}
          >
            {t('decline')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface Answered {
  proposalId: string;
  verb: 'accept' | 'decline';
}

function useAnswering({ booking, token }: Props) {
  const t = useTranslations('manage.proposal');
  const client = useQueryClient();
  const key = bookingKey(booking.id);
  return useAct({
    act: ({ proposalId, verb }: Answered, idempotencyKey) => {
      const request = {
        params: { path: { id: booking.id, proposalId } },
        headers: { ...bookingToken(token), 'Idempotency-Key': idempotencyKey },
      };
      return answer(
        verb === 'accept'
          ? api.POST('/api/bookings/{id}/proposals/{proposalId}/accept', request)
          : api.POST('/api/bookings/{id}/proposals/{proposalId}/decline', request),
      );
    },
    onDone: (next, { verb }) => {
      client.setQueryData(key, { ...booking, proposal: undefined, ...next });
      void client.invalidateQueries({ queryKey: ['bookings'], refetchType: 'active' });
      announce(verb === 'accept' ? t('accepted') : t('declined'), true);
      // The button is gone with the proposal.
      requestAnimationFrame(() => document.querySelector('h1')?.focus());
    },
    onRefused: (problem) => {
      if (hasCode(problem, 'proposal-over', 'booking-state-conflict', 'slot-taken'))
        void client.invalidateQueries({ queryKey: key });
    },
  });
}
