import { useFieldArray, type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { translator } from '../../i18n/translations';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import type { Terms } from './serviceForm';

const tiersMax = 10;

/** What comes back and until when, as numbers and in the words that the customer will read. */
export function TierFields({ form }: { form: UseFormReturn<Terms> }) {
  const t = useTranslations('console.prices.tiers');
  const { control, register, formState } = form;
  const list = useFieldArray({ control, name: 'tiers' });
  const typed = useWatch({ control, name: 'tiers' });
  return (
    <section aria-labelledby="tiers" className="grid gap-3">
      <h2 id="tiers" className="text-16">
        {t('title')}
      </h2>
      <ul className="grid gap-0.5 text-14 text-ink-2">
        {refundWords(typed).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {list.fields.map((field, index) => (
        <div key={field.id} className="grid grid-cols-[1fr_1fr_auto] items-start gap-3">
          <Field
            label={t('hours')}
            inputMode="numeric"
            className="num"
            {...register(`tiers.${index}.hours`)}
            id={`tiers.${index}.hours`}
            error={formState.errors.tiers?.[index]?.hours?.message}
          />
          <Field
            label={t('percent')}
            inputMode="numeric"
            className="num"
            {...register(`tiers.${index}.percent`)}
            id={`tiers.${index}.percent`}
            error={formState.errors.tiers?.[index]?.percent?.message}
          />
          <button
            type="button"
            aria-label={t('remove', { number: index + 1 })}
            onClick={() => list.remove(index)}
            className="icon-button mt-7"
          >
            <Icon name="trash" />
          </button>
        </div>
      ))}
      {list.fields.length < tiersMax && (
        <Button
          look="quiet"
          size="small"
          className="justify-self-start"
          onClick={() => list.append({ hours: '', percent: '' })}
        >
          <Icon name="plus" className="size-4" /> {t('add')}
        </Button>
      )}
    </section>
  );
}

/** "Until 24 h before the start: 100 % back", …, and what holds after the last of them. */
export function refundWords(tiers: Terms['tiers']): string[] {
  const t = translator('console');
  const whole = tiers.filter(({ hours, percent }) => hours !== '' && percent !== '');
  const said = whole.map(({ hours, percent }) => t('prices.tiers.until', { hours, percent }));
  return [...said, t(said.length === 0 ? 'prices.tiers.never' : 'prices.tiers.after')];
}
