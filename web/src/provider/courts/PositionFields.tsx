import { lazy, Suspense } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Field } from '../../ui/Field';
import type { Facts } from './facts';
import { pointOf, type Position } from './position';

const PositionMap = lazy(() => import('./PositionMap'));

/** Where it is: pressed on the map or typed, whichever is easier. */
export function PositionFields({ form }: { form: UseFormReturn<Facts> }) {
  const t = useTranslations('console.facts');
  const { control, register, formState, setValue } = form;
  const [latitude, longitude, name] = useWatch({ control, name: ['latitude', 'longitude', 'name'] });
  const put = (position: Position) => {
    for (const key of ['latitude', 'longitude'] as const)
      setValue(key, position[key], { shouldDirty: true, shouldTouch: true, shouldValidate: true });
  };
  const field = (key: keyof Position) => ({
    ...register(key),
    id: key,
    error: formState.errors[key]?.message,
    inputMode: 'decimal' as const,
    className: 'num',
  });
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 text-14 font-control">{t('position')}</legend>
      <div
        role="group"
        aria-label={t('map')}
        className="relative isolate h-64 overflow-hidden rounded-control border border-line bg-[var(--map-land)]"
      >
        <Suspense>
          <PositionMap at={pointOf({ latitude, longitude })} name={name || t('position')} onChange={put} />
        </Suspense>
      </div>
      <p className="text-13 text-ink-3">{t('mapHint')}</p>
      <div className="grid gap-5 tablet:grid-cols-2">
        <Field label={t('latitude')} hint={t('degreesHint')} {...field('latitude')} />
        <Field label={t('longitude')} {...field('longitude')} />
      </div>
    </fieldset>
  );
}
