import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { serverNow } from '../../api/clock';
import { isDate } from '../../availability/days';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { useMedia } from '../../ui/hooks';
import { Skeleton } from '../../ui/Skeleton';
import { localDate } from '../../ui/time';
import { dayQuery } from '../dayApi';
import type { Day } from '../shapes';
import { BookingPanel } from './BookingPanel';
import { CourtFilter } from './CourtFilter';
import { DayBar } from './DayBar';
import { DayList } from './DayList';
import { NowAndNext } from './NowAndNext';
import { Requests } from './Requests';
import { usePanel } from './usePanel';
import { useLiveDay } from './useLiveDay';
import { useSteadyRows } from './useSteadyRows';

const wide = '(min-width: 68.75rem)';

/** The day at the desk: who is here, who comes next, and every booking with what can be done about it. */
export function TodayPage() {
  const t = useTranslations('console.today');
  const [params] = useSearchParams();
  const asked = params.get('date');
  const date = isDate(asked) ? asked : null;
  const day = useQuery(dayQuery(date));
  if (day.data) return <Loaded day={day.data} date={date} stale={day.isPlaceholderData || day.isError} />;
  return (
    <div className="grid gap-4">
      <DayBar date={date} zone={undefined} connection="connecting" />
      <div className="px-4 tablet:px-6">
        {day.isError ? (
          <ErrorPanel what={t('failed')} error={day.error} onRetry={() => void day.refetch()} />
        ) : (
          <Skeleton label={t('loading')} rows={6} className="h-14" />
        )}
      </div>
    </div>
  );
}

function Loaded({ day, date, stale }: { day: Day; date: string | null; stale: boolean }) {
  const t = useTranslations('console.today');
  const [params] = useSearchParams();
  const isWide = useMedia(wide);
  const connection = useLiveDay(
    useMemo(() => [...new Set(day.courts.map((court) => court.provider.id))], [day.courts]),
  );
  const { shown, waiting, showAll } = useSteadyRows(day.bookings, day.date);
  const court = day.courts.some(({ id }) => id === params.get('court')) ? params.get('court') : null;
  const rows = court === null ? shown : shown.filter(({ resourceId }) => resourceId === court);
  const ids = rows.map(({ id }) => id);
  const panel = usePanel(ids, !isWide);
  const opened = day.bookings.find(({ id }) => id === panel.open);
  const isToday = day.date === localDate(serverNow(), day.timeZone);
  return (
    <div className={opened && isWide ? 'grid grid-cols-[minmax(0,1fr)_23rem]' : ''}>
      <div className="min-w-0">
        <DayBar date={date} zone={day.timeZone} connection={connection} count={day.bookings.length} />
        <div aria-busy={stale} className={`change grid gap-5 pb-10 ${stale ? 'opacity-60' : ''}`}>
          <Requests courts={day.courts} />
          {isToday && <NowAndNext bookings={rows} courts={day.courts} />}
          <CourtFilter courts={day.courts} chosen={court} />
          <DayList
            rows={rows}
            courts={day.courts}
            isToday={isToday}
            waiting={waiting}
            onShow={showAll}
            open={panel.open}
          />
          {day.truncated && <p className="px-4 text-14 text-ink-2 tablet:px-6">{t('truncated')}</p>}
        </div>
      </div>
      {opened && <BookingPanel key={opened.id} booking={opened} wide={isWide} panel={panel} courts={day.courts} />}
    </div>
  );
}
