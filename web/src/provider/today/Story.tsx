import { useTranslations } from 'use-intl';
import type { Booking } from '../../api/types';
import { eventOf, writtenReason } from '../../manage/story';
import { formatWhen } from '../../ui/time';

/** What happened to the booking, newest first. */
export function Story({ booking }: { booking: Booking }) {
  const t = useTranslations('console.story');
  return (
    <section aria-labelledby="story" className="grid gap-2">
      <h3 id="story" className="text-14">
        {t('title')}
      </h3>
      <ol className="grid gap-2.5 border-s-2 border-line ps-3 text-14">
        {[...booking.history].reverse().map((one) => {
          const event = eventOf(one);
          const reason = writtenReason(one);
          return (
            <li key={`${one.at}${one.to}`} className="grid break-words">
              <span>{event ? t(`event.${event}`) : one.to}</span>
              {reason && <q className="text-ink-2">{reason}</q>}
              <time dateTime={one.at} className="num text-13 text-ink-2">
                {formatWhen(one.at, booking.timeZone)}
              </time>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
