import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { addDays, formatWhen } from '../ui/time';
import { NearbyTimes } from './NearbyTimes';
import { type Asked, slotsQuery } from './queries';
import { useNeighbours } from './useNeighbours';

interface Props {
  asked: Asked;
  zone: string;
  lastDay: string;
  onTry: (start: string) => void;
}

// As far as one question may reach.
const daysAhead = 28;

/** No time of the shown days is free: the next one that is, and where else there is one. */
export function NothingFree({ asked, zone, lastDay, onTry }: Props) {
  const t = useTranslations('court');
  const from = addDays(asked.to, 1);
  const to = addDays(asked.to, daysAhead);
  const later = useQuery({ ...slotsQuery({ ...asked, from, to }), enabled: from <= lastDay });
  const next = later.data?.slots.find((slot) => slot.state === 'free');
  const around = `${asked.from}T18:00:00Z`;
  const elsewhere = useNeighbours(asked.courtId, around, asked.durationMinutes);
  return (
    <div className="grid justify-items-start gap-2.5 rounded-card border border-line bg-bg p-4">
      <p className="font-control">{t('nothing.title')}</p>
      {next !== undefined && (
        <Button look="quiet" onClick={() => onTry(next.start)}>
          {t('nothing.next', { when: formatWhen(next.start, zone) })}
        </Button>
      )}
      {later.isSuccess && next === undefined && <p className="text-ink-2">{t('nothing.later', { days: daysAhead })}</p>}
      {elsewhere.length > 0 && (
        <>
          <p className="text-14 text-ink-2">{t('nothing.elsewhere')}</p>
          <NearbyTimes
            start={around}
            zone={zone}
            here={[]}
            elsewhere={elsewhere}
            chosen={null}
            onPick={() => undefined}
          />
        </>
      )}
    </div>
  );
}
