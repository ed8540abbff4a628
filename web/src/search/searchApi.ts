import { answer, api } from '../api/client';
import type { FoundCourt, Slot } from '../api/types';
import type { Criteria } from './criteria';
import type { Found, FoundSlot } from './found';

// One page holds a whole city of a tenant as a rule, so that the hours' counts are of all there is.
export const pageSize = 60;

export interface FoundPage {
  courts: Found[];
  nextCursor: string | null;
}

/** What of the criteria the server decides; the hour and the price are chosen among what it found. */
export function queryOf(criteria: Criteria) {
  const { place } = criteria;
  return {
    latitude: place.latitude,
    longitude: place.longitude,
    radiusKm: criteria.radiusKm,
    date: criteria.date,
    durationMinutes: criteria.minutes,
    ...(criteria.fieldType === null ? {} : { fieldType: criteria.fieldType }),
    ...(criteria.indoor ? { indoor: true } : {}),
    ...(criteria.lights ? { lights: true } : {}),
    limit: pageSize,
  };
}

export type Query = ReturnType<typeof queryOf>;

export async function searchCourts(query: Query, cursor: string | null, signal: AbortSignal): Promise<FoundPage> {
  const asked = cursor === null ? query : { ...query, cursor };
  const page = await answer(api.GET('/api/courts/search', { params: { query: asked }, signal }));
  return { courts: page.items.map(foundOf), nextCursor: page.nextCursor };
}

export function foundOf(court: FoundCourt): Found {
  const { location, provider } = court;
  return {
    id: court.id,
    name: court.name,
    fieldType: court.fieldType,
    provider: provider.name,
    providerId: provider.id,
    latitude: location.latitude,
    longitude: location.longitude,
    address: court.address,
    zone: court.timeZone,
    metres: court.distanceMeters,
    basePrice: court.basePrice,
    attributes: court.attributes,
    slots: (court.slots ?? []).map(slotOf),
  };
}

const slotOf = ({ start, end, localStart, state, price, tier }: Slot): FoundSlot => ({
  start,
  end,
  time: localStart.slice(11, 16),
  free: state === 'free',
  price,
  tier: tier === 'off-peak' ? 'off' : tier,
});
