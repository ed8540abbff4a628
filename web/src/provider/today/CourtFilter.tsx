import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/Chip';
import { shortName } from '../names';
import type { CourtDay } from '../shapes';

/** One court or all; on a phone the row is moved sideways. */
export function CourtFilter({ courts, chosen }: { courts: readonly CourtDay[]; chosen: string | null }) {
  const t = useTranslations('console.today');
  const [, setParams] = useSearchParams();
  if (courts.length < 2) return null;
  const choose = (id: string | null) =>
    setParams(
      (was) => {
        if (id === null) was.delete('court');
        else was.set('court', id);
        return was;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <div
      role="group"
      aria-label={t('filter')}
      className="flex gap-2 overflow-x-auto px-4 pt-4 pb-1 tablet:flex-wrap tablet:px-6"
    >
      <Chip pressed={chosen === null} onClick={() => choose(null)}>
        {t('all')}
      </Chip>
      {courts.map((court) => (
        <Chip key={court.id} pressed={chosen === court.id} onClick={() => choose(court.id)}>
          {shortName(court)}
        </Chip>
      ))}
    </div>
  );
}
