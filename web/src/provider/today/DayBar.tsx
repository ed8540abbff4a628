import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { serverNow } from '../../api/clock';
import { isDate } from '../../availability/days';
import type { Connection } from '../../realtime/slotStream';
import { LiveMark } from '../../availability/LiveMark';
import { Segmented } from '../../ui/Choices';
import { PageTitle } from '../../ui/PageTitle';
import { addDays, formatLocalDate, localDate, zoneName } from '../../ui/time';

interface Props {
  /** Null is today. */
  date: string | null;
  /** Not known before the first answer. */
  zone: string | undefined;
  connection: Connection;
  count?: number;
}

const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Which day, whether it is live, and how much there is. */
export function DayBar({ date, zone, connection, count }: Props) {
  const t = useTranslations('console.today');
  const [, setParams] = useSearchParams();
  const today = localDate(serverNow(), zone ?? deviceZone);
  const shown = date ?? today;
  const near = [
    { value: addDays(today, -1), label: t('yesterday') },
    { value: today, label: t('today') },
    { value: addDays(today, 1), label: t('tomorrow') },
  ];
  const go = (to: string) =>
    setParams((was) => {
      was.delete('booking');
      if (to === today) was.delete('date');
      else was.set('date', to);
      return was;
    });
  return (
    <header className="grid grid-cols-[minmax(0,1fr)] gap-x-5 gap-y-3 border-b border-line px-4 py-3 tablet:flex tablet:flex-wrap tablet:items-center tablet:px-6">
      <PageTitle title={t('title', { day: dayName(shown) })} className="text-18 tablet:text-22">
        {dayName(shown)}
      </PageTitle>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label={t('day')} choices={near} value={shown} onChange={go} />
        <OtherDay date={shown} onDate={go} />
      </div>
      <div className="num flex flex-wrap items-center gap-x-4 text-13 text-ink-2 tablet:ms-auto">
        <LiveMark connection={connection} />
        {zone && <span>{zoneName(zone)}</span>}
        {count !== undefined && <span>{t('count', { count })}</span>}
      </div>
    </header>
  );
}

const dayName = (date: string): string => formatLocalDate(date, { weekday: 'long', day: 'numeric', month: 'long' });

function OtherDay({ date, onDate }: { date: string; onDate: (date: string) => void }) {
  const t = useTranslations('console.today');
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {t('otherDay')}
      </label>
      <input
        id={id}
        type="date"
        value={date}
        min="2000-01-01"
        max="2199-12-31"
        onChange={(event) => isDate(event.target.value) && onDate(event.target.value)}
        className="num min-h-10 rounded-control border border-line-strong bg-surface px-3 text-14 pointer-coarse:min-h-11 pointer-coarse:text-16"
      />
    </>
  );
}
