import type { Found, FoundSlot } from './found';

/** For tests: a court in Madrid whose day is written as "18 19!p" — free at 18, taken at 19, which is peak. */
export function court(id: string, day: string, more: Partial<Found> = {}): Found {
  return {
    id,
    name: `Court ${id}`,
    fieldType: 'PADEL',
    provider: 'Club',
    providerId: 'club',
    latitude: 40.4,
    longitude: -3.7,
    address: 'Calle 1',
    zone: 'Europe/Madrid',
    metres: 1000,
    basePrice: { amount: 2500, currency: 'EUR' },
    attributes: {},
    slots: day.split(' ').filter(Boolean).map(slot),
    ...more,
  };
}

function slot(text: string): FoundSlot {
  const hour = text.slice(0, 2);
  const peak = text.endsWith('p');
  return {
    start: `2026-12-01T${hour}:00:00Z`,
    end: `2026-12-01T${String(Number(hour) + 1).padStart(2, '0')}:00:00Z`,
    time: `${hour}:00`,
    free: !text.includes('!'),
    price: { amount: peak ? 3000 : 2500, currency: 'EUR' },
    tier: peak ? 'peak' : 'standard',
  };
}
