import type { Place } from './places';

export interface City {
  name: string;
  /** Two letters, as ISO 3166 has it. */
  country: string;
  latitude: number;
  longitude: number;
  /** 4·log2 of thousands of people: good enough to rank and to choose a label's size. */
  size: number;
  /** The name as people type it: no accents, no capitals, words parted by one space. */
  folded: string;
}

let loading: Promise<readonly City[]> | null = null;

/** All cities and districts of more than 30 000 people; fetched once, when first asked for. */
export function loadCities(): Promise<readonly City[]> {
  loading ??= import('virtual:cities').then(
    ({ default: columns }) => read(columns),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

interface Columns {
  names: string;
  countries: string;
  latitudes: string;
  longitudes: string;
  populations: string;
}

export function read(columns: Columns): City[] {
  const names = columns.names.split('\n');
  const steps = columns.latitudes.split(',').map(Number);
  const longitudes = columns.longitudes.split(',').map(Number);
  const sizes = columns.populations.split(',').map(Number);
  let latitude = 0;
  return names.map((name, at) => {
    latitude += steps[at] ?? 0;
    return {
      name,
      country: columns.countries.slice(at * 2, at * 2 + 2),
      latitude: latitude / 1000,
      longitude: (longitudes[at] ?? 0) / 1000,
      size: sizes[at] ?? 0,
      folded: fold(name),
    };
  });
}

// What Unicode does not take apart into a letter and its accent.
const letters: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' };

export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøłđðþæœı]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How well a name answers what was typed; 0 is not at all. A whole name beats its beginning, that a later word's. */
export function match(folded: string, typed: string): number {
  if (folded === typed) return 4;
  if (folded.startsWith(`${typed} `)) return 3;
  if (folded.startsWith(typed)) return 2;
  return folded.includes(` ${typed}`) ? 1 : 0;
}

/** "Lond" finds London; "paris, us" the one in Texas, whatever the language of the country's name. */
export function findCities(
  cities: readonly City[],
  typed: string,
  limit: number,
  countryName: (code: string) => string,
): City[] {
  const [first = '', ...rest] = typed.split(',');
  const name = fold(first);
  const country = fold(rest.join(' '));
  if (name === '') return [];
  const found: { city: City; score: number }[] = [];
  for (const city of cities) {
    const how = match(city.folded, name);
    // A doubling of people weighs four; to be the whole name weighs as much as a hundred times the people.
    if (how > 0) found.push({ city, score: weight[how]! + city.size });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .map(({ city }) => city)
    .filter((city) => country === '' || isCountry(city.country, country, countryName))
    .slice(0, limit);
}

const weight = [0, 0, 14, 20, 26];

function isCountry(code: string, typed: string, countryName: (code: string) => string): boolean {
  return code.toLowerCase() === typed || match(fold(countryName(code)), typed) > 0;
}

const earthKm = 6371;
const radians = Math.PI / 180;

export interface Point {
  latitude: number;
  longitude: number;
}

export function distanceKm(a: Point, b: Point): number {
  const up = Math.sin(((b.latitude - a.latitude) * radians) / 2);
  const across = Math.sin(((b.longitude - a.longitude) * radians) / 2);
  const h = up * up + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * across * across;
  return 2 * earthKm * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** The big city that a district or a town of a common name lies at, to tell it from its namesakes. */
export function bigNeighbour(cities: readonly City[], city: City): City | null {
  let best: City | null = null;
  for (const other of cities) {
    if (other.size < city.size + 8 || Math.abs(other.latitude - city.latitude) > 0.5) continue;
    if (distanceKm(city, other) < 40 && (best === null || other.size > best.size)) best = other;
  }
  return best;
}

/** The place with a name nearest to a point, not further than a town reaches. */
export function nearestCity(cities: readonly City[], at: Point): City | null {
  let best: City | null = null;
  let bestKm = 15;
  for (const city of cities) {
    if (Math.abs(city.latitude - at.latitude) > 0.2) continue;
    const away = distanceKm(city, at);
    if (away < bestKm) {
      best = city;
      bestKm = away;
    }
  }
  return best;
}

export function placeOf(city: City): Place {
  return { name: city.name, latitude: city.latitude, longitude: city.longitude };
}
