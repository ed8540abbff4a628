import { useTranslations } from 'use-intl';
import type { Court } from '../api/types';
import { formatList, formatLocalDate } from '../ui/time';
import { Card } from './Card';
import { comingExceptions, openingsOf, weeklyHours } from './hours';
import { minutesWords, weekdayWords } from './weekdays';

const exceptionsMax = 5;

/** As on the door: the week, then the dates that are different. */
export function OpeningHours({ court, today }: { court: Court; today: string }) {
  const t = useTranslations('court');
  const words = (openings: { from: number; to: number }[]) =>
    openings.length === 0 ? t('hours.closed') : formatList(openings.map(({ from, to }) => minutesWords(from, to)));
  const exceptions = comingExceptions(court, today, exceptionsMax);
  return (
    <Card title={t('hours.title')}>
      <dl className="num grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 text-14">
        {weeklyHours(court).map(({ weekdays, openings }) => (
          <div key={weekdays[0]} className="contents">
            <dt className="text-ink-2">{weekdayWords(weekdays)}</dt>
            <dd className="text-end">{words(openings)}</dd>
          </div>
        ))}
        {[...new Set(exceptions.map((one) => one.date))].map((date) => (
          <div key={date} className="contents">
            <dt className="text-ink-2">
              {formatLocalDate(date, { weekday: 'short', day: 'numeric', month: 'long' })}
              {exceptions.find((one) => one.date === date)?.reason && (
                <span className="block text-13">{exceptions.find((one) => one.date === date)?.reason}</span>
              )}
            </dt>
            <dd className="text-end">{words(openingsOf(court, date))}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
