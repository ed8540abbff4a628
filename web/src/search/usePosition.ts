import { useState } from 'react';
import type { Place } from './places';

export type PositionState = 'idle' | 'asking' | 'refused' | 'unavailable';

// A hundred metres or so are near enough to search around, and all that should stand in an address that may be shared.
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Where the device is, asked for by a press only. The place gets the name of the town or district it lies in. */
export function usePosition(onPlace: (place: Place) => void) {
  const [state, setState] = useState<PositionState>('idle');
  const ask = () => {
    // The browser's types promise it, pages without https do not have it.
    if (!('geolocation' in navigator)) return setState('unavailable');
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const at = { latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) };
        void nameOf(at).then((name) => {
          setState('idle');
          onPlace({ ...at, name });
        });
      },
      (error) => setState(error.code === error.PERMISSION_DENIED ? 'refused' : 'unavailable'),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  };
  return { state, ask, forget: () => setState('idle') };
}

async function nameOf(at: { latitude: number; longitude: number }): Promise<string | null> {
  try {
    const { loadCities, nearestCity } = await import('./cities');
    return nearestCity(await loadCities(), at)?.name ?? null;
  } catch (error) {
    // Without the list of cities (offline) the point does without a name.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
