import { useTranslations } from 'use-intl';
import { Segmented } from '../ui/Choices';
import { Select } from '../ui/Field';
import { type Filters, statuses, type Status, type When, whens } from './filters';

interface Props {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

export function FilterBar({ filters, onChange }: Props) {
  const t = useTranslations('manage.list');
  const words = useTranslations('common.status');
  const names: Record<When, string> = { all: t('whenAll'), upcoming: t('upcoming'), past: t('past') };
  return (
    <div role="search" aria-label={t('filters')} className="flex flex-wrap items-end gap-4">
      <Segmented
        label={t('when')}
        labelHidden={false}
        value={filters.when}
        choices={whens.map((value) => ({ value, label: names[value] }))}
        onChange={(when) => onChange({ ...filters, when })}
      />
      <div className="min-w-44">
        <Select
          label={t('status')}
          value={filters.status ?? ''}
          onChange={(event) => onChange({ ...filters, status: (event.target.value || null) as Status | null })}
        >
          <option value="">{t('statusAny')}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {words(status)}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
