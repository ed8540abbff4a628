import type { ReactNode } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Icon } from '../../ui/Icon';

type Part = 'from' | 'to' | 'percent';

interface Props {
  path: string;
  /** The day it belongs to, for those who listen. */
  label: string;
  register: (part: Part) => UseFormRegisterReturn;
  errors: Partial<Record<Part, { message?: string }>> | undefined;
  onRemove?: () => void;
  children?: ReactNode;
}

const control =
  'num min-h-10 rounded-control border border-line-strong bg-surface px-2.5 text-14 pointer-coarse:min-h-11 pointer-coarse:text-16 ' +
  'aria-invalid:border-danger aria-invalid:inset-ring aria-invalid:inset-ring-danger';

/** From, to, and the price of it in percent of the base price. */
export function BandFields({ path, label, register, errors, onRemove, children }: Props) {
  const t = useTranslations('console.hours');
  const said = errors?.from?.message ?? errors?.to?.message ?? errors?.percent?.message;
  const input = (part: Part) => ({
    ...register(part),
    id: `${path}.${part}`,
    'aria-invalid': errors?.[part] ? true : undefined,
    'aria-describedby': said ? `${path}-note` : undefined,
  });
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <input type="time" aria-label={t('from', { day: label })} className={control} {...input('from')} />
        <span aria-hidden="true">–</span>
        <input type="time" aria-label={t('to', { day: label })} className={control} {...input('to')} />
        <span className="inline-flex tablet:ms-2 items-center gap-1.5">
          <input
            inputMode="decimal"
            aria-label={t('percent', { day: label })}
            className={`${control} w-16 text-end`}
            {...input('percent')}
          />
          <span className="text-13 text-ink-2" aria-hidden="true">
            %
          </span>
        </span>
        {onRemove && (
          <button type="button" aria-label={t('remove', { day: label })} onClick={onRemove} className="icon-button">
            <Icon name="trash" />
          </button>
        )}
      </div>
      {said && (
        <p id={`${path}-note`} className="flex gap-1.5 text-13 font-control text-danger">
          <Icon name="warn" className="mt-px size-4" /> {said}
        </p>
      )}
      {children}
    </div>
  );
}
