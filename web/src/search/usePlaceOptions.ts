import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import * as z from 'zod/mini';
import { send } from '../api/client';
import { readersTag } from '../i18n/translations';
import { bigNeighbour, type City, findCities, loadCities, placeOf } from './cities';
import type { Place } from './places';
import { rememberedPlaces } from './remembered';

export interface PlaceOption {
  key: string;
  group: 'recent' | 'here' | 'cities';
  place: Place;
  detail: string;
}

const citiesMax = 6;
const pauseMs = 150;

/** What may be meant by the typed text: this tenant's own places first, then the world's cities. */
export function usePlaceOptions(typed: string, wanted: boolean, around: Place): PlaceOption[] {
  const text = typed.trim();
  const settled = useSettled(text);
  const cities = useQuery({ queryKey: ['cities'], queryFn: loadCities, enabled: wanted, staleTime: Infinity });
  const here = useQuery({
    queryKey: ['places', settled],
    queryFn: ({ signal }) => ownPlaces(settled, around, signal),
    enabled: wanted && settled.length >= 2,
    staleTime: 300_000,
  });
  return useMemo(() => {
    if (text === '') return recentOptions();
    const own = here.data ?? [];
    return [...own, ...cityOptions(cities.data ?? [], text)];
  }, [cities.data, here.data, text]);
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function recentOptions(): PlaceOption[] {
  return rememberedPlaces().map((place, at) => ({ key: `recent-${at}`, group: 'recent', place, detail: '' }));
}

function cityOptions(cities: readonly City[], text: string): PlaceOption[] {
  const names = new Intl.DisplayNames(readersTag(), { type: 'region' });
  const country = (code: string) => names.of(code) ?? code;
  return findCities(cities, text, citiesMax, country).map((city) => {
    const big = bigNeighbour(cities, city)?.name;
    return {
      key: `city-${city.latitude},${city.longitude}`,
      group: 'cities',
      place: placeOf(city),
      detail: big === undefined ? country(city.country) : `${big}, ${country(city.country)}`,
    };
  });
}

const answer = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      detail: z.catch(z.string(), ''),
      latitude: z.number(),
      longitude: z.number(),
    }),
  ),
});

/** A part of the field only: when the server cannot say, the cities are still there. */
async function ownPlaces(typed: string, around: Place, signal: AbortSignal): Promise<PlaceOption[]> {
  const url = new URL('/api/places', globalThis.location.origin);
  url.searchParams.set('q', typed.slice(0, 100));
  url.searchParams.set('latitude', String(around.latitude));
  url.searchParams.set('longitude', String(around.longitude));
  const response = await send(new Request(url, { signal }));
  if (!response.ok) return [];
  const { items } = answer.parse(await response.json());
  return items.map(({ kind, name, detail, latitude, longitude }, at) => ({
    key: `${kind}-${at}`,
    group: 'here',
    place: { name, latitude, longitude },
    detail,
  }));
}
