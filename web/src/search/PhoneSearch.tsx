import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { formatLocalDate } from '../ui/time';
import { DayGrid } from './DayGrid';
import { KindSelect, LengthChoice, StartSelect } from './fields';
import { PlaceCombobox } from './PlaceCombobox';
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

function SearchDialog(props: SearchProps & { found: string; onClose: () => void }) {
  const { criteria, today, times, onChange, onSubmit, found, onClose } = props;
  const t = useTranslations('search');
  const show = () => {
    onClose();
    requestAnimationFrame(onSubmit);
  };
  return (
    <Dialog
      title={t('phone.title')}
      look="sheet"
      onClose={onClose}
      actions={
        <Button size="large" className="w-full" onClick={show}>
          {found}
        </Button>
      }
    >
      <div className="grid content-start gap-5">
        <PlaceCombobox place={criteria.place} onPlace={(place) => onChange({ ...criteria, place })} />
        <KindSelect value={criteria.fieldType} onKind={(fieldType) => onChange({ ...criteria, fieldType })} />
        <DayGrid today={today} date={criteria.date} onDate={(date) => onChange({ ...criteria, date })} />
        <StartSelect times={times} value={criteria.time} onTime={(time) => onChange({ ...criteria, time })} />
        <LengthChoice value={criteria.minutes} onMinutes={(minutes) => onChange({ ...criteria, minutes })} />
      </div>
    </Dialog>
  );
}
