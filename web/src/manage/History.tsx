import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import { formatWhen } from '../ui/time';
import { eventOf, writtenReason } from './story';

/** The booking's life as a story, newest first. */
export function History({ booking, zone }: { booking: Booking; zone: string }) {
  const t = useTranslations('manage.history');
  const newestFirst = [...booking.history].reverse();
  return (
    <section
      aria-labelledby="history"
      className="grid gap-3 rounded-card border border-line bg-surface p-5 print:hidden"
    >
      <h2 id="history" className="text-16">
        {t('title')}
      </h2>
      {newestFirst.length === 0 && <p className="text-14 text-ink-2">{t('empty')}</p>}
      <ol className="grid gap-2.5">
        {newestFirst.map((one) => {
          const event = eventOf(one);
          const reason = writtenReason(one);
          return (
            <li key={`${one.at}${one.to}`} className="grid gap-x-3 text-14 tablet:grid-cols-[9.5rem_1fr]">
              <time dateTime={one.at} className="num text-ink-2">
                {formatWhen(one.at, zone)}
              </time>
              <span className="min-w-0 break-words">
                {event ? t(`event.${event}`, { place: booking.provider.name }) : one.to}
                {reason && <q className="block text-ink-2">{reason}</q>}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
