import type { Money } from '../api/types';
import type { Tier } from '../ui/PriceTag';

export interface FoundSlot {
  start: string;
  end: string;
  /** Wall time at the place, "18:00". */
  time: string;
  free: boolean;
  price: Money;
  tier: Tier;
}

/** A court, room or person as the list and the map show it. */
export interface Found {
  id: string;
  name: string;
  fieldType: string | null;
  provider: string;
  providerId: string;
  latitude: number;
  longitude: number;
  address: string;
  zone: string;
  metres: number;
  basePrice: Money;
  attributes: Readonly<Record<string, unknown>>;
  slots: FoundSlot[];
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The slot that begins at this wall time, taken or not. */
export const slotAt = (court: Found, time: string): FoundSlot | undefined =>
  court.slots.find((slot) => slot.time === time);

export const isFreeAt = (court: Found, time: string): boolean => slotAt(court, time)?.free ?? false;

/** Free starts nearest to a wall time, nearest first, in the end the earlier one first. */
export function nearestFree(court: Found, time: string | null, count: number): FoundSlot[] {
  const free = court.slots.filter((slot) => slot.free);
  if (time === null) return free.slice(0, count);
  const wanted = minutesOf(time);
  const away = (slot: FoundSlot) => Math.abs(minutesOf(slot.time) - wanted);
  return free.sort((a, b) => away(a) - away(b) || minutesOf(a.time) - minutesOf(b.time)).slice(0, count);
}

export interface Split {
  /** Free at the asked time; with no time asked, anything free that day. */
  free: Found[];
  /** Taken then, and free an hour before or after. */
  near: Found[];
  /** Free at some other hour of the day. */
  other: Found[];
  /** Nothing free that day. */
  full: Found[];
}

export function split(courts: readonly Found[], time: string | null): Split {
  const parts: Split = { free: [], near: [], other: [], full: [] };
  for (const court of courts) {
    const [nearest] = nearestFree(court, time, 1);
    if (nearest === undefined) parts.full.push(court);
    else if (time === null || nearest.time === time) parts.free.push(court);
    else if (Math.abs(minutesOf(nearest.time) - minutesOf(time)) <= 60) parts.near.push(court);
    else parts.other.push(court);
  }
  return parts;
}

export interface Hour {
  time: string;
  free: number;
  peak: boolean;
}

const usualHours = Array.from({ length: 14 }, (_, index) => `${String(index + 8).padStart(2, '0')}:00`);

/** How many places are free at each full hour of the day, over all hours that any of them has. */
export function hoursOf(courts: readonly Found[]): Hour[] {
  const free = new Map<string, number>();
  const peaks = new Map<string, number>();
  for (const slot of courts.flatMap((court) => court.slots)) {
    if (!slot.time.endsWith(':00')) continue;
    free.set(slot.time, (free.get(slot.time) ?? 0) + (slot.free ? 1 : 0));
    peaks.set(slot.time, (peaks.get(slot.time) ?? 0) + (slot.tier === 'peak' ? 1 : -1));
  }
  const times = free.size === 0 ? usualHours : span([...free.keys()].sort());
  return times.map((time) => ({ time, free: free.get(time) ?? 0, peak: (peaks.get(time) ?? 0) > 0 }));
}

// From the first to the last hour without a gap, so that the bar keeps its shape while slots come and go.
function span(times: string[]): string[] {
  const first = Math.min(minutesOf(times[0] ?? '08:00'), 8 * 60) / 60;
  const last = Math.max(minutesOf(times.at(-1) ?? '21:00'), 21 * 60) / 60;
  return Array.from({ length: last - first + 1 }, (_, index) => `${String(first + index).padStart(2, '0')}:00`);
}

/** What it costs at the asked time; else at the nearest free one; else in general. */
export function priceAt(court: Found, time: string | null): { price: Money; exact: boolean } {
  const asked = time === null ? undefined : slotAt(court, time);
  if (asked?.free) return { price: asked.price, exact: true };
  if (time !== null) {
    const [nearest] = nearestFree(court, time, 1);
    if (nearest) return { price: nearest.price, exact: true };
  }
  return { price: court.basePrice, exact: false };
}
