import { translator } from '../i18n/translations';

/** Somewhere to search around. The name is null for a bare point: a map that was moved, or a shared address. */
export interface Place {
  name: string | null;
  latitude: number;
  longitude: number;
}

/** Where a first visitor is taken: the middle of the demo's courts. */
export const home: Place = { name: 'Madrid', latitude: 40.4168, longitude: -3.7038 };

// Who reads in these zones is not asked for a position: a city with courts is nearer than Madrid.
const homes: Record<string, Place> = {
  'Europe/London': { name: 'London', latitude: 51.5072, longitude: -0.1276 },
  'America/New_York': { name: 'New York', latitude: 40.7128, longitude: -74.006 },
};

export function homeOf(zone: string): Place {
  return homes[zone] ?? home;
}

export const fieldTypes = ['TENNIS', 'PADEL', 'FOOTBALL_5X5'] as const;
export type FieldType = (typeof fieldTypes)[number];

export const isFieldType = (id: string | null): id is FieldType => fieldTypes.some((type) => type === id);

export function fieldTypeName(id: string | null): string {
  return isFieldType(id) ? translator('search')(`kind.${id}`) : (id ?? '');
}
