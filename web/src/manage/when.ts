import { addDays, formatFullDay, formatLocalDate, localDate } from '../ui/time';

export type Nearness = 'today' | 'tomorrow' | 'other';

/** Whether it is today or tomorrow at the venue. */
export function nearness(instant: string, zone: string, now: number): Nearness {
  const day = localDate(instant, zone);
  const today = localDate(now, zone);
  if (day === today) return 'today';
  return day === addDays(today, 1) ? 'tomorrow' : 'other';
}

/** "Thursday" within the coming six days, where one Thursday can be meant; else "Thursday 3 December". */
export function dayName(instant: string, zone: string, now: number): string {
  const day = localDate(instant, zone);
  const today = localDate(now, zone);
  const isNear = day >= today && day < addDays(today, 7);
  return isNear ? formatLocalDate(day, { weekday: 'long' }) : formatFullDay(instant, zone);
}
