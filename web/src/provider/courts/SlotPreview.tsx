import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { serverNow } from '../../api/clock';
import type { Availability } from '../../api/types';
import { TierMark, useSlotName } from '../../availability/SlotCell';
import { layOutWeek } from '../../availability/week';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { formatMoney } from '../../ui/money';
import { addDays, formatLocalDate, localDate, zoneName } from '../../ui/time';
import type { Resource } from '../shapes';
import { type PreviewRules, previewQuery } from './courtsApi';

const restMs = 400;
const daysShown = 7;

interface Props {
  court: Resource;
  /** As typed, in the shape of the preview's body; null while something has to be mended. */
  rules: Omit<PreviewRules, 'startDate'> | null;
  serviceId?: string | null;
}

/** What customers would see of the coming week with what stands in the form. */
export function SlotPreview({ court, rules, serviceId = court.services[0]?.id ?? null }: Props) {
  const t = useTranslations('console.preview');
  const [from] = useState(() => localDate(serverNow(), court.timeZone));
  const asked = useRested(useMemo(() => rules && { startDate: from, serviceId, ...rules }, [from, rules, serviceId]));
  const preview = useQuery({ ...previewQuery(court.id, asked), placeholderData: keepPreviousData });
  return (
    <section
      aria-labelledby="preview"
      className="grid min-w-0 gap-3 rounded-card border border-line bg-bg p-4 desktop:sticky desktop:top-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id="preview" className="text-16">
          {t('title')}
        </h2>
        <span className="text-13 text-ink-2">{zoneName(court.timeZone)}</span>
      </div>
      <p role="status" className="min-h-5 text-13 text-ink-2">
        {rules === null ? t('mend') : t('text')}
      </p>
      {preview.isError && !preview.data && (
        <ErrorPanel what={t('failed')} error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.data && (
        // Scrolled sideways by keys as well.
        <div
          role="group"
          aria-labelledby="preview"
          tabIndex={0}
          className="relative overflow-x-auto"
          aria-busy={preview.isPlaceholderData}
        >
          <WeekTable slots={preview.data.slots} zone={preview.data.timeZone} from={from} />
        </div>
      )}
    </section>
  );
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function WeekTable({ slots, zone, from }: { slots: Availability['slots']; zone: string; from: string }) {
  const t = useTranslations('console.preview');
  const nameOf = useSlotName();
  const week = useMemo(() => {
    const days = Array.from({ length: daysShown }, (_, index) => addDays(from, index));
    return layOutWeek(days, slots, zone);
  }, [from, slots, zone]);
  if (week.rows.length === 0) return <p className="py-4 text-14">{t('nothing')}</p>;
  return (
    <table className="num w-full min-w-[27rem] whitespace-nowrap table-fixed border-separate border-spacing-[3px] text-12">
      <thead>
        <tr>
          <th scope="col" className="w-11">
            <span className="sr-only">{t('time')}</span>
          </th>
          {week.days.map((day) => (
            <th key={day} scope="col" className="font-control">
              {formatLocalDate(day, { weekday: 'short', day: 'numeric' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {week.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className="text-start font-text text-ink-2">
              {row.time}
            </th>
            {week.days.map((day) => {
              const slot = week.at(day, row);
              if (slot === undefined) return <td key={day} />;
              return (
                <td
                  key={day}
                  className={`h-7 rounded-tag text-center ${slot.state === 'free' ? 'bg-surface inset-ring inset-ring-line' : 'hatched'}`}
                >
                  <span className="sr-only">{nameOf(slot, slot.state, zone)}</span>
                  {slot.state === 'free' && (
                    <span aria-hidden="true">
                      {formatMoney(slot.price)}
                      <TierMark tier={slot.tier} />
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
