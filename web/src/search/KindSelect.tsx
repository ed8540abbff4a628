import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { type FieldType, fieldTypes, isFieldType } from './places';

export const boxed = 'min-h-12 w-full rounded-control border border-line-strong bg-surface px-3.5 text-16';
const bareLook =
  'w-full min-w-0 cursor-pointer appearance-none truncate bg-transparent px-4 text-14 font-control outline-none';

interface KindProps {
  value: FieldType | null;
  onKind: (kind: FieldType | null) => void;
  bare?: boolean;
}

export function KindSelect({ value, onKind, bare = false }: KindProps) {
  const t = useTranslations('search');
  const id = useId();
  return (
    <div className={`grid content-center ${bare ? 'rounded-pill hover:bg-sunken' : 'gap-1.5'}`}>
      <label htmlFor={id} className={bare ? 'px-4 text-12 text-ink-3' : 'text-14 font-control'}>
        {t('what.label')}
      </label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => onKind(isFieldType(target.value) ? target.value : null)}
        className={bare ? bareLook : boxed}
      >
        <option value="">{t('what.any')}</option>
        {fieldTypes.map((type) => (
          <option key={type} value={type}>
            {t(`kind.${type}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
