import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/Icon';
import { formatLocalDate } from '../ui/time';
import { SearchDialog } from './parts';
import { type SearchProps, shortDay, startWords } from './SearchBar';

/** On a phone the search is one line that opens to the whole. */
export function PhoneSearch({ found, ...search }: SearchProps & { found: string }) {
  const t = useTranslations('search');
  const [open, setOpen] = useState(false);
  const { criteria } = search;
  const place = criteria.place.name ?? t('where.point');
  const kind = criteria.fieldType === null ? t('what.any') : t(`kind.${criteria.fieldType}`);
  return (
    <search aria-label={t('form')}>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="flex min-h-13 w-full items-center gap-3 rounded-sheet border border-line-strong bg-surface ps-4 pe-2 text-start"
      >
        <Icon name="search" />
        <span className="grid min-w-0 grow">
          <span className="truncate text-15 font-heading">{t('phone.line', { kind, place })}</span>
          <span className="num truncate text-13 text-ink-2">
            {formatLocalDate(criteria.date, shortDay)}, {startWords(t, criteria)}
          </span>
        </span>
        <span className="grid size-10 place-items-center rounded-pill border border-line">
          <Icon name="filter" />
        </span>
      </button>
      {open && <SearchDialog {...search} found={found} onClose={() => setOpen(false)} />}
    </search>
  );
}
