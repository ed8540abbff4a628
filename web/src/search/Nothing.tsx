import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { addDays, formatLocalDate } from '../ui/time';
import type { Criteria } from './criteria';
import { formatDistance } from './distance';
import type { Hour } from './found';
import { home } from './places';

interface Props {
  criteria: Criteria;
  onChange: (criteria: Criteria) => void;
}

const radiusMost = 50;

/** No court fits at all: what would be here, and up to four ways on. */
export function NothingFound({ criteria, onChange }: Props) {
  const t = useTranslations('search');
  const { indoor, lights, priceMax, fieldType, radiusKm } = criteria;
  const filtered = indoor || lights || priceMax !== null;
  const name = criteria.place.name ?? t('where.point');
  return (
    <Panel title={t('none.title', { distance: formatDistance(radiusKm * 1000), place: name })} text={t('none.text')}>
      {filtered && (
        <Button onClick={() => onChange({ ...criteria, indoor: false, lights: false, priceMax: null })}>
          {t('none.unfilter')}
        </Button>
      )}
      {radiusKm < radiusMost && (
        <Button look={filtered ? 'quiet' : 'primary'} onClick={() => onChange({ ...criteria, radiusKm: radiusMost })}>
          {t('none.wider', { distance: formatDistance(radiusMost * 1000) })}
        </Button>
      )}
      {fieldType !== null && (
        <Button look="quiet" onClick={() => onChange({ ...criteria, fieldType: null })}>
          {t('none.anyKind')}
        </Button>
      )}
      <Button look="quiet" onClick={() => onChange({ ...criteria, place: home, radiusKm: 10 })}>
        {t('none.home', { place: home.name ?? '' })}
      </Button>
    </Panel>
  );
}

/** Courts are there, but none at the asked hour: the hours that have most, and the next day. */
export function NoneThen({ criteria, hours, near, onChange }: Props & { hours: Hour[]; near: number }) {
  const t = useTranslations('search');
  const best = hours
    .filter((hour) => hour.free > 0)
    .sort((a, b) => b.free - a.free)
    .slice(0, 3)
    .sort((a, b) => a.time.localeCompare(b.time));
  const tomorrow = addDays(criteria.date, 1);
  const text = near > 0 ? t('noneThen.near') : best.length > 0 ? t('noneThen.other') : t('noneThen.day');
  return (
    <Panel title={t('noneThen.title', { time: criteria.time ?? '' })} text={text}>
      {best.map((hour) => (
        <Button key={hour.time} look="quiet" className="num" onClick={() => onChange({ ...criteria, time: hour.time })}>
          {t('noneThen.hour', { time: hour.time, count: hour.free })}
        </Button>
      ))}
      <Button look="quiet" onClick={() => onChange({ ...criteria, date: tomorrow })}>
        {formatLocalDate(tomorrow, { weekday: 'long', day: 'numeric', month: 'long' })}
      </Button>
    </Panel>
  );
}

function Panel({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="grid justify-items-start gap-3 rounded-card border border-line bg-surface p-5">
      <h2 className="text-16">{title}</h2>
      <p className="text-14 text-ink-2">{text}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </section>
  );
}
