import { formatLocalDate } from '../../ui/time';

/** The first of January 2024 was a Monday. */
export const weekdayName = (weekday: number): string => formatLocalDate(`2024-01-0${weekday}`, { weekday: 'long' });
