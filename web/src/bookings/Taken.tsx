import { useTranslations } from 'use-intl';
import type { Alternative } from '../api/problem';
import { Icon } from '../ui/Icon';
import { formatMoney } from '../ui/money';
import { formatTime, formatWhen, localDate } from '../ui/time';

interface Props {
  /** Start of the slot that is gone. */
  start: string;
  zone: string;
  /** The nearest free ones, nearest first. */
  alternatives: Alternative[];
  onChoose: (alternative: Alternative) => void;
}

/** "19:00 was just taken. Closest to it: …": a refusal that leads on. */
export function Taken({ start, zone, alternatives, onChoose }: Props) {
  const t = useTranslations('booking');
  const sameDay = (instant: string) => localDate(instant, zone) === localDate(start, zone);
  return (
    <section role="alert" className="grid gap-3 rounded-card border border-line bg-raised p-4 shadow-3">
      <p className="flex gap-2">
        <Icon name="clock" className="size-5 text-clay" />
        <span>
          <b className="num font-control">{t('taken.title', { time: formatTime(start, zone) })}</b>{' '}
          {alternatives.length > 0 ? t('taken.closest') : t('taken.none')}
        </span>
      </p>
      {alternatives.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {alternatives.map((one) => (
            <button
              key={one.start}
              type="button"
              onClick={() => onChoose(one)}
              className="num grid min-h-11 rounded-cell border border-court-line bg-surface px-3 py-1.5 text-start font-heading text-court hover:bg-court-tint"
            >
              {sameDay(one.start) ? formatTime(one.start, zone) : formatWhen(one.start, zone)}{' '}
              <span className="text-13 font-text text-ink-2">{formatMoney(one.price)}</span>
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
