import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Segmented } from '../ui/Choices';
import { type Criteria, lengths } from './criteria';
import { boxed } from './KindSelect';

interface Props {
  criteria: Criteria;
  /** Start hours that can be asked for. */
  times: string[];
  onChange: (criteria: Criteria) => void;
}

/** When it begins, and for how long. */
export function StartFields({ criteria, times, onChange }: Props) {
  return (
    <>
      <StartSelect times={times} value={criteria.time} onTime={(time) => onChange({ ...criteria, time })} />
      <LengthChoice value={criteria.minutes} onMinutes={(minutes) => onChange({ ...criteria, minutes })} />
    </>
  );
}

interface StartProps {
  times: string[];
  value: string | null;
  onTime: (time: string | null) => void;
}

function StartSelect({ times, value, onTime }: StartProps) {
  const t = useTranslations('search');
  const id = useId();
  const offered = value === null || times.includes(value) ? times : [...times, value].sort();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-14 font-control">
        {t('start.label')}
      </label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => onTime(target.value || null)}
        className={`num ${boxed}`}
      >
        <option value="">{t('start.any')}</option>
        {offered.map((time) => (
          <option key={time}>{time}</option>
        ))}
      </select>
    </div>
  );
}

function LengthChoice({ value, onMinutes }: { value: number; onMinutes: (minutes: number) => void }) {
  const t = useTranslations('search');
  return (
    <Segmented
      label={t('length.label')}
      labelHidden={false}
      choices={lengths.map((minutes) => ({ value: String(minutes), label: t('length.minutes', { minutes }) }))}
      value={String(value)}
      onChange={(minutes) => onMinutes(Number(minutes))}
      className="num"
    />
  );
}
