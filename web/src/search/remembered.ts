import { isNumber, isString, listOf, objectOf, orNull, parsed } from '../api/shapes';
import type { Place } from './places';

// What this device searched for last. It is a help only: when it cannot be kept or read, the search begins afresh.

const searchKey = 'holdfast.search';
const placesKey = 'holdfast.places';
const placesMax = 5;

const isPlace = objectOf<Place>({ name: orNull(isString), latitude: isNumber, longitude: isNumber });
const isPlaces = listOf(isPlace, placesMax);

export function rememberSearch(params: URLSearchParams): void {
  keep(searchKey, params.toString());
}

/** The last search, without its day when that is over: the caller then takes the next good one. */
export function rememberedSearch(today: string): URLSearchParams | null {
  const kept = localStorage.getItem(searchKey);
  if (kept === null) return null;
  const params = new URLSearchParams(kept);
  if ((params.get('date') ?? '') <= today) params.delete('date');
  return params;
}

export function rememberedPlaces(): Place[] {
  return parsed(localStorage.getItem(placesKey), isPlaces) ?? [];
}

export function rememberPlace(chosen: Place): void {
  if (chosen.name === null) return;
  const others = rememberedPlaces().filter((one) => one.name !== chosen.name);
  keep(placesKey, JSON.stringify([chosen, ...others].slice(0, placesMax)));
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch (error) {
    // Full, or forbidden in a private window.
    if (!(error instanceof DOMException)) throw error;
  }
}
