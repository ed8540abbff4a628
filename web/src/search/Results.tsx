import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { ErrorPanel } from '../ui/ErrorPanel';
import { Skeleton } from '../ui/Skeleton';
import { CourtCard } from './CourtCard';
import type { Criteria } from './criteria';
import type { Found, Hour, Split } from './found';
import { NoneThen, NothingFound } from './Nothing';
import type { useSearch } from './useSearch';

const Card = memo(CourtCard);

interface Props {
  search: ReturnType<typeof useSearch>['search'];
  shown: Split;
  hours: Hour[];
  criteria: Criteria;
  marked: string | null;
  onMark: (id: string | null) => void;
  onChange: (criteria: Criteria) => void;
}

/** The list has all of it: the map only shows the same in another way. */
export function Results(props: Props) {
  const { search, shown, hours, criteria, onChange } = props;
  const t = useTranslations('search');
  if (search.isPending) return <Skeleton label={t('list.loading')} rows={4} className="h-35" />;
  if (search.isError && search.data === undefined) {
    return <ErrorPanel what={t('list.failed')} error={search.error} onRetry={() => void search.refetch()} />;
  }
  const { free, near, other, full } = shown;
  if (free.length + near.length + other.length + full.length === 0) {
    return <NothingFound criteria={criteria} onChange={onChange} />;
  }
  const time = criteria.time ?? '';
  return (
    <div className={`change grid grid-cols-[minmax(0,1fr)] gap-5 ${search.isPlaceholderData ? 'opacity-60' : ''}`}>
      {free.length === 0 && <NoneThen criteria={criteria} hours={hours} near={near.length} onChange={onChange} />}
      <Courts of={free} {...props} />
      <Courts of={near} title={t('list.near', { time })} {...props} />
      <Courts of={other} title={t('list.other')} {...props} />
      <Courts of={full} title={t('list.full')} {...props} />
      {search.hasNextPage && (
        <Button
          look="quiet"
          className="justify-self-center"
          busy={search.isFetchingNextPage && t('list.loadingMore')}
          onClick={() => void search.fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      )}
    </div>
  );
}

function Courts({ of, title, criteria, marked, onMark }: Props & { of: Found[]; title?: string }) {
  if (of.length === 0) return null;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
      {title !== undefined && <h2 className="text-14 text-ink-2">{title}</h2>}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
        {of.map((court) => (
          <li key={court.id} className="[contain-intrinsic-size:auto_9rem] [content-visibility:auto] -m-1 p-1">
            <Card
              court={court}
              date={criteria.date}
              time={criteria.time}
              minutes={criteria.minutes}
              marked={marked === court.id}
              onMark={onMark}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
