import { useTranslations } from 'use-intl';
import { formatLocalDate } from '../ui/time';
import type { ClockChange } from './week';

/** A day of 23 or 25 hours says so. */
export function ClockNote({ change }: { change: ClockChange }) {
  const t = useTranslations('court');
  const day = formatLocalDate(change.day, { weekday: 'long', day: 'numeric', month: 'long' });
  const { from, to } = change;
  return (
    <p className="num text-13 text-ink-2">
      {t(change.minutes > 0 ? 'clock.forward' : 'clock.back', { day, from, to })}
    </p>
  );
}
