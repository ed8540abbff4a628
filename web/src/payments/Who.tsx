import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import { keptHolds } from '../bookings/kept';
import { Panel } from '../bookings/Panel';
import { useUser } from '../identity/session';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { problemSentence } from '../ui/problemWords';
import { useChangeDetails } from './useChangeDetails';

/** Who comes and where the confirmation goes, once more before money moves; a slip can still be mended. */
export function Who({ booking, token }: { booking: Booking; token: string | null }) {
  const t = useTranslations('payment');
  const user = useUser();
  const change = useChangeDetails(booking, token);
  const { contact, status } = booking;
  const name = contact ? `${contact.firstName} ${contact.lastName}` : user?.displayName || user?.email;
  const email = contact?.email ?? user?.email;
  const hold = keptHolds.useAll().find((one) => one.bookingId === booking.id);
  if (name === undefined) return null;
  return (
    <Panel aria-label={t('who.label')} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-4 tablet:py-4">
      <span
        aria-hidden="true"
        className="grid size-7 shrink-0 place-items-center rounded-pill bg-court-tint-2 text-court"
      >
        <Icon name="check" className="size-4" />
      </span>
      <p className="min-w-0 flex-[1_1_8rem] wrap-anywhere">
        <b className="font-heading">{name}</b>
        <br />
        <span className="text-13 text-ink-2">{change.problem ? problemSentence(change.problem) : email}</span>
      </p>
      {hold && status === 'pending' && (
        <Button look="text" busy={change.busy && t('who.changing')} onClick={() => change.press(hold)}>
          {t('who.change')}
        </Button>
      )}
    </Panel>
  );
}
