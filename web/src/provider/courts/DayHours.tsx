import { useFieldArray, type UseFormReturn, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Menu } from '../../ui/Popover';
import { BandFields } from './BandFields';
import { numberOf, type Weekday, weekdays } from './bands';
import { type Hours, newBand } from './hoursForm';
import { weekdayName } from './weekdayName';

/** One weekday: no band is closed, several are hours with a break or with another price. */
export function DayHours({ form, weekday }: { form: UseFormReturn<Hours>; weekday: Weekday }) {
  const t = useTranslations('console.hours');
  const { control, getValues, setValue, formState } = form;
  const list = useFieldArray({ control, name: weekday });
  const name = weekdayName(numberOf(weekday));
  const errors = formState.errors[weekday];
  const copyTo = (days: readonly Weekday[], said: string) => {
    for (const day of days) {
      if (day === weekday) continue;
      const bands = getValues(weekday).map((band) => ({ ...band }));
      setValue(day, bands, { shouldDirty: true, shouldValidate: formState.isSubmitted });
    }
    announce(said);
  };
  const copies = [
    { label: t('copy.all'), days: weekdays },
    { label: t('copy.week'), days: weekdays.slice(0, 5) },
    { label: t('copy.weekend'), days: weekdays.slice(5) },
  ];
  return (
    <fieldset className="grid min-w-0 gap-2 py-3 tablet:grid-cols-[6.5rem_minmax(0,1fr)_auto]">
      <legend className="sr-only">{name}</legend>
      <p aria-hidden="true" className="pt-2.5 font-control">
        {name}
      </p>
      <div className="grid min-w-0 gap-2">
        {list.fields.length === 0 && <p className="pt-2.5 text-ink-2">{t('closed')}</p>}
        {list.fields.map((field, index) => (
          <BandFields
            key={field.id}
            path={`${weekday}.${index}`}
            label={name}
            register={(part) => form.register(`${weekday}.${index}.${part}`)}
            errors={errors?.[index]}
            onRemove={() => list.remove(index)}
          >
            <Night form={form} weekday={weekday} index={index} />
          </BandFields>
        ))}
      </div>
      <div className="flex items-start gap-1">
        <Button
          look="text"
          size="small"
          aria-label={t('addTo', { day: name })}
          onClick={() =>
            list.append(newBand(getValues(), weekday), { focusName: `${weekday}.${list.fields.length}.from` })
          }
        >
          <Icon name="plus" className="size-4" /> {t('add')}
        </Button>
        <Menu
          label={t('copy.label', { day: name })}
          face={<Icon name="copy" />}
          items={copies.map(({ label, days }) => ({ label, onPick: () => copyTo(days, t('copy.done')) }))}
        />
      </div>
    </fieldset>
  );
}

function Night({ form, weekday, index }: { form: UseFormReturn<Hours>; weekday: Weekday; index: number }) {
  const t = useTranslations('console.hours');
  const band = useWatch({ control: form.control, name: `${weekday}.${index}` });
  if (!band?.from || !band.to || band.to === '00:00' || band.to > band.from) return null;
  return <p className="text-13 text-ink-2">{t('night', { day: weekdayName((numberOf(weekday) % 7) + 1) })}</p>;
}
