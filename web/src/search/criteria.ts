import { addDays, localClock, localDate } from '../ui/time';
import { type FieldType, homeOf, isFieldType, type Place } from './places';

/** What is looked for. It lives in the URL, so that a search can be shared and "back" leads to it. */
export interface Criteria {
  place: Place;
  radiusKm: number;
  fieldType: FieldType | null;
  date: string;
  /** Wall time at the place, "18:00"; null for any time. */
  time: string | null;
  minutes: number;
  indoor: boolean;
  lights: boolean;
  /** In minor units of whatever currency the place has. */
  priceMax: number | null;
  sort: Sort;
}

export const sorts = ['nearest', 'price'] as const;
export type Sort = (typeof sorts)[number];

export const radii = [2, 5, 10, 20, 50] as const;
export const lengths = [30, 60, 90, 120] as const;

/** How far ahead one may look, in days. */
export const daysAhead = 364;

/** Six this evening, or tomorrow when that is too near to be booked. */
export function defaultDate(zone: string, now: number): string {
  const today = localDate(now, zone);
  return localClock(now, zone) < '16:30' ? today : addDays(today, 1);
}

export const readersZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function readCriteria(params: URLSearchParams, now: number, zone = readersZone()): Criteria {
  const time = params.get('time');
  const date = params.get('date') ?? '';
  const type = params.get('type');
  // A day is let stand that is still today somewhere on earth.
  const earliest = localDate(now, 'Etc/GMT+12');
  return {
    place: readPlace(params) ?? homeOf(zone),
    radiusKm: number(params.get('radius'), 0.2, 200) ?? 10,
    fieldType: isFieldType(type) ? type : null,
    date: isDate(date) && date >= earliest && date <= addDays(earliest, daysAhead + 2) ? date : defaultDate(zone, now),
    time: time === 'any' ? null : /^([01]\d|2[0-3]):[0-5]\d$/.test(time ?? '') ? time : '18:00',
    minutes: lengths.find((length) => String(length) === params.get('minutes')) ?? 60,
    indoor: params.has('indoor'),
    lights: params.has('lights'),
    priceMax: number(params.get('max'), 0, 100_000_000),
    sort: sorts.find((sort) => sort === params.get('sort')) ?? 'nearest',
  };
}

function readPlace(params: URLSearchParams): Place | null {
  const latitude = number(params.get('lat'), -90, 90);
  const longitude = number(params.get('lng'), -180, 180);
  if (latitude === null || longitude === null) return null;
  const name = params.get('place')?.trim().slice(0, 120);
  return { name: name || null, latitude, longitude };
}

function number(text: string | null, least: number, most: number): number | null {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return value >= least && value <= most ? value : null;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

const coordinate = (value: number): string => String(Number(value.toFixed(4)));

/** The whole of it, with what is usual left out. */
export function writeCriteria(criteria: Criteria): URLSearchParams {
  const { place } = criteria;
  const params = new URLSearchParams({ lat: coordinate(place.latitude), lng: coordinate(place.longitude) });
  if (place.name !== null) params.set('place', place.name);
  params.set('radius', String(Number(criteria.radiusKm.toFixed(1))));
  if (criteria.fieldType !== null) params.set('type', criteria.fieldType);
  params.set('date', criteria.date);
  params.set('time', criteria.time ?? 'any');
  if (criteria.minutes !== 60) params.set('minutes', String(criteria.minutes));
  if (criteria.indoor) params.set('indoor', '');
  if (criteria.lights) params.set('lights', '');
  if (criteria.priceMax !== null) params.set('max', String(criteria.priceMax));
  if (criteria.sort !== 'nearest') params.set('sort', criteria.sort);
  return params;
}

/** True when the address says nothing of what is looked for, as on coming back to the bare "/". */
export const isBare = (params: URLSearchParams): boolean =>
  !['lat', 'type', 'date', 'time', 'radius', 'minutes'].some((name) => params.has(name));
