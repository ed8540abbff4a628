import type { Point } from '../../search/cities';
import { readNumber } from './amount';
import { within } from './facts';

/** As the two fields hold it. */
export interface Position {
  latitude: string;
  longitude: string;
}

// A metre or so: more digits say nothing of a court.
const digits = 5;

export const asTyped = ({ lat, lng }: { lat: number; lng: number }): Position => ({
  latitude: String(Number(lat.toFixed(digits))),
  longitude: String(Number(lng.toFixed(digits))),
});

/** Null while it is no place on earth. */
export function pointOf({ latitude, longitude }: Position): Point | null {
  const [lat, lng] = [readNumber(latitude), readNumber(longitude)];
  return lat !== null && lng !== null && within(lat, -90, 90) && within(lng, -180, 180)
    ? { latitude: lat, longitude: lng }
    : null;
}
