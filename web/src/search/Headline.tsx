import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { announce } from '../ui/announce';
import { Icon } from '../ui/Icon';
import { PageTitle } from '../ui/PageTitle';
import { formatLocalDate, zoneName } from '../ui/time';
import { type Criteria, type Sort, sorts } from './criteria';
import type { useSearch } from './useSearch';

interface Props {
  criteria: Criteria;
  free: number;
  search: ReturnType<typeof useSearch>['search'];
  zone: string | undefined;
  onChange: (criteria: Criteria) => void;
}

/** "12 courts free at 18:00", and in what order they come. */
export function Headline({ criteria, free, search, zone, onChange }: Props) {
  const t = useTranslations('search');
  const { time, date, place } = criteria;
  const day = formatLocalDate(date, { weekday: 'long', day: 'numeric', month: 'long' });
  const more = search.hasNextPage ? 'yes' : 'no';
  const known = search.data !== undefined && !search.isPlaceholderData;
  const plain =
    time === null
      ? t('headline.anyPlain', { count: free, more, day })
      : t('headline.atPlain', { count: free, more, time });
  useEffect(() => {
    if (!known) return;
    const timer = setTimeout(() => announce(plain), 600);
    return () => clearTimeout(timer);
  }, [known, plain]);
  const mark = (words: React.ReactNode) => (
    <span className="num rounded-[3px] bg-yours box-decoration-clone px-[.18em] text-on-yours">{words}</span>
  );
  const title = search.data === undefined ? t('headline.looking') : plain;
  return (
    <header className="grid gap-0.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <PageTitle title={t('title', { headline: title, place: place.name ?? t('where.point') })} className="text-18">
          {search.data === undefined
            ? t('headline.looking')
            : time === null
              ? t('headline.anyPlain', { count: free, more, day })
              : t.rich('headline.at', { count: free, more, time, mark })}
        </PageTitle>
        <SortSelect value={criteria.sort} onSort={(sort) => onChange({ ...criteria, sort })} />
      </div>
      <p className="text-13 text-ink-2">
        {t('headline.note', {
          zone: zone === undefined ? 'none' : 'known',
          name: zone === undefined ? '' : zoneName(zone),
        })}
      </p>
    </header>
  );
}

function SortSelect({ value, onSort }: { value: Sort; onSort: (sort: Sort) => void }) {
  const t = useTranslations('search');
  return (
    <span className="relative inline-grid items-center text-13 text-ink-2">
      <select
        aria-label={t('sort.label')}
        value={value}
        onChange={({ target }) => onSort(sorts.find((sort) => sort === target.value) ?? 'nearest')}
        className="min-h-11 appearance-none rounded-control bg-transparent pe-6 tablet:min-h-8"
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort} className="bg-raised text-ink">
            {t(`sort.${sort}`)}
          </option>
        ))}
      </select>
      <Icon name="down" className="pointer-events-none absolute end-0 size-4" />
    </span>
  );
}
