import { translator } from '../i18n/translations';
import { formatList, formatLocalDate, formatSpan } from '../ui/time';
import { clockOf, stretchOf } from './hours';

/** The first of January 2024 was a Monday. */
const nameOf = (weekday: number) => formatLocalDate(`2024-01-0${weekday}`, { weekday: 'long' });

/** "Every day", "Monday to Friday", "Saturday and Sunday". */
export function weekdayWords(weekdays: number[]): string {
  const t = translator('court');
  if (weekdays.length === 7) return t('weekdays.all');
  const stretch = stretchOf(weekdays);
  return stretch.kind === 'days'
    ? t('weekdays.stretch', { from: nameOf(stretch.from), to: nameOf(stretch.to) })
    : formatList(stretch.weekdays.map(nameOf));
}

/** Minutes of a local day as the reader writes times: "18:00 to 22:00". */
export function minutesWords(fromMinute: number, toMinute: number): string {
  if (toMinute - fromMinute === 1_440) return translator('court')('hours.always');
  const at = (minute: number) => `2024-01-01T${clockOf(minute)}:00Z`;
  return formatSpan(at(fromMinute), at(toMinute), 'UTC');
}
