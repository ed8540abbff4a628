import { useTranslations } from 'use-intl';
import type { Booking } from '../../api/types';
import { changeKey, eventOf, type Line, storyOf, writtenReason } from '../../manage/story';
import { formatWhen } from '../../ui/time';

/** What happened to the booking, newest first. */
export function Story({ booking }: { booking: Booking }) {
  const t = useTranslations('console.story');
  const wordsOf = (line: Line): string => {
    if ('change' in line) {
      const { before, after } = line.change;
      const at = (picture: typeof before) => (picture ? formatWhen(picture.start, booking.timeZone) : '');
      return t(`event.${changeKey(line.change)}`, { from: at(before), to: at(after) });
    }
    const event = eventOf(line.transition);
    return event ? t(`event.${event}`) : line.transition.to;
  };
  return (
    <section aria-labelledby="story" className="grid gap-2">
      <h3 id="story" className="text-14">
        {t('title')}
      </h3>
      <ol className="grid gap-2.5 border-s-2 border-line ps-3 text-14">
        {storyOf(booking).map((line) => {
          const reason = 'change' in line ? line.change.reason : writtenReason(line.transition);
          return (
            <li key={`${line.at}${wordsOf(line)}`} className="grid break-words">
              <span>{wordsOf(line)}</span>
              {reason && <q className="text-ink-2">{reason}</q>}
              <time dateTime={line.at} className="num text-13 text-ink-2">
                {formatWhen(line.at, booking.timeZone)}
              </time>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
