import { vi } from 'vitest';
import type { Court } from '../api/types';
import type { LiveSlot, Service } from '../availability/shapes';
import { SpokenSource } from './spokenSource';

const price = { amount: 2730, currency: 'EUR' };
const fee = { amount: 130, currency: 'EUR' };

export const service: Service = {
  id: 's1',
  name: 'Padel, 60 minutes',
  description: 'The whole court for an hour.',
  category: 'sport',
  priceType: 'hourly',
  price: null,
  durationMinutes: 60,
  durationMinutesMax: 60,
  durationStepMinutes: 60,
  durations: [60],
  gridMinutes: 60,
  noticeMinutes: 60,
  horizonDays: 365,
  requiresApproval: false,
  paymentPolicy: 'instant',
  cancellationTiers: [],
  priceTiers: [],
  refundSegments: [
    { untilHoursBefore: 24, percent: 100 },
    { untilHoursBefore: 0, percent: 0 },
  ],
};

const everyDay = [1, 2, 3, 4, 5, 6, 7];

export const court: Court = {
  id: 'c1',
  kind: 'court',
  name: 'Río Verde, Pista 3',
  description: null,
  fieldType: 'PADEL',
  provider: { id: 'p1', name: 'Río Verde' },
  location: { latitude: 40.4, longitude: -3.7 },
  address: 'Calle de la Ribera 14, Madrid',
  timeZone: 'Europe/Madrid',
  basePrice: price,
  units: 1,
  attributes: {},
  availabilityWindows: everyDay.map((weekday) => ({
    weekday,
    fromMinute: 1_020,
    toMinute: 1_260,
    priceMultiplier: 1,
  })),
  exceptions: [],
  services: [service],
};

export const slotAt = (start: string, state: LiveSlot['state'] = 'free'): LiveSlot => ({
  start,
  end: new Date(Date.parse(start) + 3_600_000).toISOString(),
  localStart: '',
  state,
  price,
  fee,
  tier: 'peak',
});

export interface Sent {
  path: string;
  body: unknown;
  key: string | null;
}

type Answer = { status: number; body: unknown };

interface Play {
  court?: Court;
  slots?: () => LiveSlot[];
  /** What the server says to a hold; each press asks anew. */
  hold?: (start: string) => Answer;
}

/** A server, a stream and a screen for the court's page. Answers what was sent, and the open stream. */
export function playCourt({ court: shown = court, slots = () => [], hold }: Play, phone = false) {
  const sent: Sent[] = [];
  SpokenSource.opened = [];
  vi.stubGlobal('EventSource', SpokenSource);
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: phone ? query.includes('max-width') : query.includes('68.75rem'),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  const answer = async (request: Request): Promise<Answer> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/api/holds') {
      const body = (await request.json()) as { start: string };
      sent.push({ path: pathname, body, key: request.headers.get('Idempotency-Key') });
      return hold?.(body.start) ?? { status: 500, body: {} };
    }
    sent.push({ path: pathname, body: null, key: null });
    if (pathname.endsWith('/neighbours')) return { status: 200, body: { items: [neighbour], nextCursor: null } };
    if (pathname.endsWith('/availability'))
      return { status: 200, body: { courtId: shown.id, timeZone: shown.timeZone, slots: slots() } };
    return pathname === `/api/courts/${shown.id}`
      ? { status: 200, body: shown }
      : { status: 404, body: { code: 'resource-unknown' } };
  };
  vi.stubGlobal('fetch', async (request: Request) => {
    const { status, body } = await answer(request);
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  });
  return {
    sent,
    stream: () => {
      const source = SpokenSource.opened.at(-1);
      if (source === undefined) throw new Error('no stream is open');
      return source;
    },
  };
}

const neighbour = {
  court: { id: 'c2', name: 'Pista 4', provider: court.provider, distanceMeters: 60, timeZone: court.timeZone },
  serviceId: 's1',
  start: '2026-11-26T17:00:00Z',
  end: '2026-11-26T18:00:00Z',
  localStart: '',
  price,
  fee,
  tier: 'peak',
};
