import { addDays } from '../ui/time';

/** How many days stand side by side: a week where there is room, and as the phone's strip; four on a tablet. */
export const wideScreen = '(min-width: 68.75rem)';
export const phoneScreen = '(max-width: 39.99rem)';

export const columnsNow = (): number => (matchMedia(wideScreen).matches || matchMedia(phoneScreen).matches ? 7 : 4);

export interface Days {
  list: string[];
  from: string;
  to: string;
}

const dayMs = 86_400_000;

/** The days shown together with one: they are counted from today on, so that none of them is over. */
export function daysWith(day: string, today: string, count: number): Days {
  const ahead = Math.max(0, Math.round((Date.parse(day) - Date.parse(today)) / dayMs));
  const from = addDays(today, Math.floor(ahead / count) * count);
  const list = Array.from({ length: count }, (_, index) => addDays(from, index));
  return { list, from, to: addDays(from, count - 1) };
}

export const isDate = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

export const isInstant = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text));
