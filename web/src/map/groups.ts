import { type Found, isFreeAt, nearestFree, priceAt } from '../search/found';

export interface PinGroup {
  /** The first court's id: a group keeps its name while its first court is there. */
  key: string;
  courts: Found[];
  latitude: number;
  longitude: number;
  /** How many of them are free at the asked time. */
  free: number;
}

interface Pixels {
  x: number;
  y: number;
}

// A price pill and its air: what lies nearer would cover it.
const width = 84;
const height = 36;

/** Courts whose pins would lie on each other share one, at the place of the nearest. */
export function groupPins(
  courts: readonly Found[],
  time: string | null,
  project: (court: Found) => Pixels,
): PinGroup[] {
  const groups: (PinGroup & { at: Pixels })[] = [];
  for (const court of courts) {
    const at = project(court);
    const near = groups.find((group) => Math.abs(group.at.x - at.x) < width && Math.abs(group.at.y - at.y) < height);
    const free = isFree(court, time) ? 1 : 0;
    if (near === undefined) {
      const { id, latitude, longitude } = court;
      groups.push({ key: id, courts: [court], latitude, longitude, free, at });
    } else {
      near.courts.push(court);
      near.free += free;
    }
  }
  return groups;
}

const isFree = (court: Found, time: string | null): boolean =>
  time === null ? nearestFree(court, null, 1).length > 0 : isFreeAt(court, time);

/** The court that the pin names: the cheapest that is free then, else its first. */
export function leadOf(group: PinGroup, time: string | null): Found {
  const free = group.courts.filter((court) => isFree(court, time));
  const price = (court: Found) => priceAt(court, time).price.amount;
  return (
    free.reduce<Found | undefined>((best, court) => (best && price(best) <= price(court) ? best : court), undefined) ??
    group.courts[0]!
  );
}

/** The club's name where all courts are its own; null for a group of several clubs. */
export function nameOf({ courts }: PinGroup): string | null {
  const [first] = courts;
  if (courts.length === 1) return first?.name ?? null;
  return courts.every((court) => court.providerId === first?.providerId) ? (first?.provider ?? null) : null;
}

const steps = [0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 50, 100];

/** Up to four round distances within the searched radius, in km. */
export function ringsOf(radiusKm: number): number[] {
  const step = steps.find((one) => radiusKm / one <= 5) ?? 100;
  const count = Math.ceil(radiusKm / step) - 1;
  return Array.from({ length: Math.min(count, 4) }, (_, index) => step * (index + 1));
}

const graticuleSteps = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005];

/** Degrees between the map's own lines: the finest that leaves at most eight across the view. */
export function graticuleStep(degreesAcross: number): number {
  return graticuleSteps.findLast((step) => degreesAcross / step <= 8) ?? 30;
}
