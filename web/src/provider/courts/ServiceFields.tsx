import { type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Field, Select } from '../../ui/Field';
import { type Terms, ways } from './serviceForm';
import { TierFields } from './TierFields';

type Plain = Exclude<keyof Terms, 'tiers'>;

/** How long, how dear, how early, and what cancelling costs. */
export function ServiceFields({ form, currency }: { form: UseFormReturn<Terms>; currency: string }) {
  const t = useTranslations('console.prices');
  const { register, control, formState } = form;
  const [priceType, payment] = useWatch({ control, name: ['priceType', 'payment'] });
  const field = (name: Plain) => ({
    label: t(`field.${name}`, { currency }),
    ...register(name),
    id: name,
    error: formState.errors[name]?.message,
  });
  const number = (name: Plain) => ({ ...field(name), inputMode: 'numeric' as const, className: 'num' });
  return (
    <>
      <Field {...field('name')} autoComplete="off" />
      <div className="grid gap-5 tablet:grid-cols-2">
        <Select {...field('priceType')} hint={t(`priceHint.${priceType}`)}>
          <option value="hourly">{t('priceType.hourly')}</option>
          <option value="fixed">{t('priceType.fixed')}</option>
          <option value="custom">{t('priceType.custom')}</option>
        </Select>
        {priceType === 'fixed' && <Field {...field('price')} inputMode="decimal" className="num" />}
      </div>
      <Select {...field('payment')} hint={t(`paymentHint.${payment}`)}>
        {ways
          .filter((way) => way !== 'other' || formState.defaultValues?.payment === 'other')
          .map((way) => (
            <option key={way} value={way}>
              {t(`payment.${way}`)}
            </option>
          ))}
      </Select>
      <Group title={t('group.length')}>
        <Field {...number('duration')} hint={t('hint.duration')} />
        <Field {...number('durationMax')} hint={t('hint.durationMax')} />
        <Field {...number('grid')} hint={t('hint.grid')} />
      </Group>
      <Group title={t('group.when')}>
        <Field {...number('notice')} hint={t('hint.notice')} />
        <Field {...number('horizon')} hint={t('hint.horizon')} />
      </Group>
      <Group title={t('group.buffers')}>
        <Field {...number('bufferBefore')} />
        <Field {...number('bufferAfter')} hint={t('hint.buffers')} />
      </Group>
      <Group title={t('group.limits')}>
        <Field {...number('groupSize')} hint={t('hint.groupSize')} />
        <Field {...number('active')} hint={t('hint.limit')} />
        <Field {...number('daily')} hint={t('hint.limit')} />
        <Field {...number('weekly')} hint={t('hint.limit')} />
      </Group>
      <TierFields form={form} />
    </>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-16 font-heading">{title}</legend>
      <div className="grid gap-4 tablet:grid-cols-3">{children}</div>
    </fieldset>
  );
}
