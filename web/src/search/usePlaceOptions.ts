import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../api/client';
import type { Place } from './places';
import { rememberedPlaces } from './remembered';

export interface PlaceOption {
  key: string;
  group: 'recent' | 'here' | 'cities';
  place: Place;
  detail: string;
}

const pauseMs = 150;

/** What may be meant by the typed text: this tenant's own places first, then the world's cities. */
export function usePlaceOptions(typed: string, wanted: boolean, around: Place): PlaceOption[] {
  const text = typed.trim();
  const settled = useSettled(text);
  const { data: findCities } = useQuery({
    queryKey: ['city-options'],
    queryFn: async () => (await import('./cityOptions')).cityFinder(),
    enabled: wanted,
    staleTime: Infinity,
  });
  const here = useQuery({
    queryKey: ['places', settled],
    queryFn: ({ signal }) => ownPlaces(settled, around, signal),
    enabled: wanted && settled.length >= 2,
    staleTime: 300_000,
  });
  return useMemo(() => {
    if (text === '') return recentOptions();
    const own = here.data ?? [];
    return [...own, ...(findCities?.(text) ?? [])];
  }, [findCities, here.data, text]);
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

/** A part of the field only: when the server cannot say, the cities are still there. */
async function ownPlaces(typed: string, around: Place, signal: AbortSignal): Promise<PlaceOption[]> {
  const { latitude, longitude } = around;
  const { data } = await api.GET('/api/places', {
    params: { query: { q: typed.slice(0, 100), latitude, longitude } },
    signal,
  });
  return (data?.items ?? []).map(({ kind, name, detail, latitude, longitude }, at) => ({
    key: `${kind}-${at}`,
    group: 'here',
    place: { name, latitude, longitude },
    detail: detail ?? '',
  }));
}
