import { useTranslations } from 'use-intl';
import { ButtonLink } from '../ui/Button';
import { useServerNow } from '../ui/hooks';
import { formatWhen } from '../ui/time';
import { keptHolds } from './kept';
import { isLive } from './useHold';

/** What this browser holds now, each a way to finish it or to give it back. */
export function OwnHolds() {
  const t = useTranslations('booking.reminder');
  const now = useServerNow();
  const mine = keptHolds.useAll().filter((hold) => isLive(hold, now));
  if (mine.length === 0) return null;
  return (
    <ul aria-label={t('all')} className="flex flex-wrap gap-2">
      {mine.map((hold) => (
        <li key={hold.id}>
          <ButtonLink look="quiet" to={`/book/${hold.id}`} className="num text-14">
            {hold.courtName}, {formatWhen(hold.start, hold.zone)}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
