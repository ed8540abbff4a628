import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useUser } from '../identity/session';
import { ButtonLink } from '../ui/Button';
import { useServerNow } from '../ui/hooks';
import { Icon } from '../ui/Icon';
import { formatTime, formatWhen } from '../ui/time';
import { type KeptHold, keptHolds } from './kept';
import { isLive } from './useHold';

const shownMax = 3;

/** A closed tab comes back to its hold, or to the booking that waits to be paid; an account also from another device. */
export function HoldReminder() {
  const now = useServerNow();
  const user = useUser();
  const mine = keptHolds.useAll().filter((hold) => isLive(hold, now) || waitsForPayment(hold, now));
  if (mine.length === 0) return user && <OfAccount key={user.id} />;
  return mine.slice(0, shownMax).map((hold) => <Reminder key={hold.id} hold={hold} />);
}

function waitsForPayment({ bookingId, payBy }: KeptHold, now: number): boolean {
  return bookingId !== null && payBy !== undefined && Date.parse(payBy) > now;
}

function Reminder({ hold }: { hold: KeptHold }) {
  const t = useTranslations('booking');
  const { zone, bookingId, payBy } = hold;
  const isBooked = bookingId !== null && payBy !== undefined;
  const facts = { when: formatWhen(hold.start, zone), place: hold.courtName };
  const b = (words: React.ReactNode) => <b className="num font-heading">{words}</b>;
  return (
    <Line to={isBooked ? `/pay/${bookingId}` : `/book/${hold.id}`}>
      {isBooked
        ? t.rich('reminder.payText', { ...facts, until: formatTime(payBy, zone), b })
        : t.rich('reminder.text', { ...facts, until: formatTime(hold.expiresAt, zone), b })}
      {isBooked ? t('reminder.goPay') : t('reminder.goOn', { time: formatTime(hold.start, zone) })}
    </Line>
  );
}

/** Begun by the same account somewhere else. */
function OfAccount() {
  const t = useTranslations('booking');
  const current = useQuery({
    queryKey: ['drafts', 'current'],
    queryFn: async ({ signal }) => (await import('./drafts/draftApi')).currentDraft(signal),
    staleTime: 60_000,
    retry: false,
  });
  const draft = current.data;
  if (!draft) return null;
  const { slot } = draft;
  return (
    <Line to={`/continue/${draft.id}#token=${draft.token}`}>
      {t.rich('reminder.draftText', {
        when: formatWhen(slot.start, slot.timeZone),
        place: slot.resourceName,
        b: (words) => <b className="num font-heading">{words}</b>,
      })}
      {t('reminder.goOn', { time: formatTime(slot.start, slot.timeZone) })}
    </Line>
  );
}

function Line({ to, children }: { to: string; children: [React.ReactNode, React.ReactNode] }) {
  const t = useTranslations('booking');
  return (
    <aside
      aria-label={t('reminder.label')}
      className="flex flex-wrap items-center gap-3 rounded-card border border-yours-edge/60 bg-yours-tint px-4 py-2.5"
    >
      <Icon name="lock" />
      <p className="me-auto min-w-0 flex-1 basis-52 text-14">{children[0]}</p>
      <ButtonLink look="quiet" to={to} className="text-14">
        {children[1]}
      </ButtonLink>
    </aside>
  );
}
