import type { Slot } from '../api/types';
import type { RibbonHour } from '../ui/DayRibbon';
import type { Tier } from '../ui/PriceTag';
import { localClock } from '../ui/time';

interface Mine {
  zone: string;
  start: string;
  end: string;
}

const hoursMax = 48;

/** The server's word for the price of an hour, as the pictures have it. */
export function tierOf(said: string | undefined): Tier | undefined {
  if (said === undefined) return undefined;
  return said === 'peak' ? 'peak' : said === 'off-peak' ? 'off' : 'standard';
}

/** The day's times as bars, the reader's own among them. */
export function ribbonOf(day: (Slot & { tier?: string })[], { zone, start, end }: Mine): RibbonHour[] {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return day.slice(0, hoursMax).map((slot) => ({
    label: localClock(slot.start, zone).slice(0, 2),
    free: slot.state === 'free',
    tier: tierOf(slot.tier) ?? 'standard',
    yours: Date.parse(slot.start) < to && Date.parse(slot.end) > from,
  }));
}
