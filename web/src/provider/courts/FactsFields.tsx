import { useId } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { sportName } from '../../availability/attributes';
import type { Messages } from '../../i18n/messages/en';
import { Checkbox, Field, Select } from '../../ui/Field';
import { PositionFields } from './PositionFields';
import { type Facts, sports, wordNames, wordsOf } from './facts';

type Word = keyof Messages['court']['attribute'];

interface Props {
  form: UseFormReturn<Facts>;
  currency: string;
  /** Rooms and people have no sport. */
  isCourt: boolean;
}

/** What it is, where it is, what an hour costs. */
export function FactsFields({ form, currency, isCourt }: Props) {
  const t = useTranslations('console.facts');
  const { register, formState } = form;
  const field = (name: keyof Facts) => ({
    ...register(name),
    id: name,
    error: formState.errors[name]?.message,
  });
  return (
    <div className="grid gap-5">
      <Field label={t('name')} hint={t('nameHint')} autoComplete="off" {...field('name')} />
      {isCourt && <Attributes form={form} />}
      <Description {...field('description')} />
      <Field label={t('address')} autoComplete="off" {...field('address')} />
      <PositionFields form={form} />
      <ZoneField {...field('timeZone')} label={t('timeZone')} hint={t('timeZoneHint')} />
      <div className="grid gap-5 tablet:grid-cols-2">
        <Field
          label={t('price', { currency })}
          hint={t('priceHint')}
          inputMode="decimal"
          className="num"
          {...field('price')}
        />
        <Field label={t('units')} hint={t('unitsHint')} inputMode="numeric" className="num" {...field('units')} />
      </div>
    </div>
  );
}

function Description({ error, ...textarea }: React.ComponentProps<'textarea'> & { error?: string | undefined }) {
  const t = useTranslations('console.facts');
  const optional = useTranslations('common.field')('optional');
  return (
    <div className="grid gap-1.5">
      <label htmlFor={textarea.id} className="text-14 font-control">
        {t('description')} <span className="font-text text-ink-2">({optional})</span>
      </label>
      <textarea
        {...textarea}
        rows={3}
        aria-invalid={error ? true : undefined}
        aria-describedby="description-note"
        className="w-full rounded-control border border-line-strong bg-surface px-3.5 py-2.5 text-16 aria-invalid:border-danger"
      />
      <p id="description-note" className={`text-13 ${error ? 'font-control text-danger' : 'text-ink-3'}`}>
        {error ?? t('descriptionHint')}
      </p>
    </div>
  );
}

function Attributes({ form }: Pick<Props, 'form'>) {
  const t = useTranslations('console.facts');
  const words = useTranslations('court.attribute');
  const { control, register } = form;
  const sport = useWatch({ control, name: 'fieldType' });
  const known = wordsOf[sport] ?? {};
  const word = (name: string, value: string) => {
    const key = `${name}-${value}` as Word;
    return words.has(key) ? words(key) : value;
  };
  return (
    <>
      <div className="grid gap-5 tablet:grid-cols-2">
        <Select label={t('sport')} {...register('fieldType')} id="fieldType">
          {sports.map((one) => (
            <option key={one} value={one}>
              {sportName(one)}
            </option>
          ))}
        </Select>
        {wordNames.map(
          (name) =>
            known[name] && (
              <Select key={`${sport}${name}`} label={t(name)} {...register(name)} id={name}>
                <option value="">{t('unsaid')}</option>
                {known[name].map((value) => (
                  <option key={value} value={value}>
                    {word(name, value)}
                  </option>
                ))}
              </Select>
            ),
        )}
      </div>
      <div className="flex flex-wrap gap-x-6">
        <Checkbox label={t('indoor')} {...register('indoor')} id="indoor" />
        <Checkbox label={t('lights')} {...register('lights')} id="lights" />
      </div>
    </>
  );
}

const zones = Intl.supportedValuesOf('timeZone');

function ZoneField(props: React.ComponentProps<typeof Field>) {
  const list = useId();
  return (
    <>
      <Field {...props} list={list} autoComplete="off" spellCheck={false} />
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
