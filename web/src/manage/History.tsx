import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import { formatWhen } from '../ui/time';
import { type Change, changeKey, eventOf, storyOf, writtenReason } from './story';

/** The booking's life as a story, newest first. */
export function History({ booking, zone }: { booking: Booking; zone: string }) {
  const t = useTranslations('manage.history');
  const lines = storyOf(booking);
  return (
    <section
      aria-labelledby="history"
      className="grid gap-3 rounded-card border border-line bg-surface p-5 print:hidden"
    >
      <h2 id="history" className="text-16">
        {t('title')}
      </h2>
      {lines.length === 0 && <p className="text-14 text-ink-2">{t('empty')}</p>}
      <ol className="grid gap-2.5">
        {lines.map((line) =>
          'change' in line ? (
            <Line key={`${line.at}${line.change.version}`} at={line.at} zone={zone} reason={line.change.reason}>
              <Changed change={line.change} place={booking.provider.name} zone={zone} />
            </Line>
          ) : (
            <Line
              key={`${line.at}${line.transition.to}`}
              at={line.at}
              zone={zone}
              reason={writtenReason(line.transition)}
            >
              {eventWords(line.transition)}
            </Line>
          ),
        )}
      </ol>
    </section>
  );

  function eventWords(transition: Booking['history'][number]): string {
    const event = eventOf(transition);
    return event ? t(`event.${event}`, { place: booking.provider.name }) : transition.to;
  }
}

interface LineProps {
  at: string;
  zone: string;
  reason: string | null | undefined;
  children: ReactNode;
}

function Line({ at, zone, reason, children }: LineProps) {
  return (
    <li className="grid gap-x-3 text-14 tablet:grid-cols-[9.5rem_1fr]">
      <time dateTime={at} className="num text-ink-2">
        {formatWhen(at, zone)}
      </time>
      <span className="min-w-0 break-words">
        {children}
        {reason && <q className="block text-ink-2">{reason}</q>}
      </span>
    </li>
  );
}

function Changed({ change, place, zone }: { change: Change; place: string; zone: string }) {
  const t = useTranslations('manage.history.event');
  const { before, after } = change;
  const when = { from: before ? formatWhen(before.start, zone) : '', to: after ? formatWhen(after.start, zone) : '' };
  return t(changeKey(change), { place, ...when });
}
