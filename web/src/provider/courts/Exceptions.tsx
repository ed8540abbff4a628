import { useFieldArray, type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button';
import { Checkbox, Field } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { BandFields } from './BandFields';
import type { Hours } from './hoursForm';

const fresh = { date: '', closed: true, from: '08:00', to: '22:00', percent: '100', reason: '' };

/** Dates that differ from their weekday: closed, or open at other hours. */
export function Exceptions({ form }: { form: UseFormReturn<Hours> }) {
  const t = useTranslations('console.hours.exceptions');
  const list = useFieldArray({ control: form.control, name: 'exceptions' });
  return (
    <section aria-labelledby="exceptions" className="grid gap-3">
      <h2 id="exceptions" className="text-18">
        {t('title')}
      </h2>
      <p className="text-14 text-ink-2">{t('text')}</p>
      {list.fields.map((field, index) => (
        <ExceptionFields key={field.id} form={form} index={index} onRemove={() => list.remove(index)} />
      ))}
      <Button look="quiet" size="small" className="justify-self-start" onClick={() => list.append(fresh)}>
        <Icon name="plus" className="size-4" /> {t('add')}
      </Button>
    </section>
  );
}

function ExceptionFields({
  form,
  index,
  onRemove,
}: {
  form: UseFormReturn<Hours>;
  index: number;
  onRemove: () => void;
}) {
  const t = useTranslations('console.hours.exceptions');
  const optional = useTranslations('common.field')('optional');
  const { register, control, formState } = form;
  const closed = useWatch({ control, name: `exceptions.${index}.closed` });
  const errors = formState.errors.exceptions?.[index];
  const path = `exceptions.${index}` as const;
  return (
    <fieldset className="grid min-w-0 gap-3 rounded-card border border-line p-4">
      <legend className="sr-only">{t('one', { number: index + 1 })}</legend>
      <div className="grid gap-3 tablet:grid-cols-2">
        <Field
          label={t('date')}
          type="date"
          min="2000-01-01"
          max="2199-12-31"
          className="num"
          {...register(`${path}.date`)}
          id={`${path}.date`}
          error={errors?.date?.message}
        />
        <Field
          label={t('reason')}
          optional={optional}
          hint={t('reasonHint')}
          {...register(`${path}.reason`)}
          id={`${path}.reason`}
          error={errors?.reason?.message}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Checkbox label={t('closed')} {...register(`${path}.closed`)} id={`${path}.closed`} />
        <Button look="text" size="small" onClick={onRemove} aria-label={t('removeOne', { number: index + 1 })}>
          <Icon name="trash" className="size-4" /> {t('remove')}
        </Button>
      </div>
      {!closed && (
        <BandFields
          path={path}
          label={t('one', { number: index + 1 })}
          register={(part) => register(`${path}.${part}`)}
          errors={errors}
        />
      )}
    </fieldset>
  );
}
