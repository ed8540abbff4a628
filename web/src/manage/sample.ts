import type { Booking, Money } from '../api/types';

export const euros = (amount: number): Money => ({ amount, currency: 'EUR' });

/** Thursday 26 November 2026, 18:00 in Madrid. */
export const start = '2026-11-26T17:00:00Z';
export const end = '2026-11-26T18:00:00Z';
export const id = '01a1fcf0-6141-7ccb-9546-743b11f5449e';

type Line = Booking['history'][number];

export const line = (
  to: string,
  at: string,
  { by = 'guest', from = null, reason = null }: Partial<Line> = {},
): Line => ({
  from,
  to,
  at,
  by,
  reason,
});

const booked = line('pending', '2026-11-21T10:00:00Z');
const confirmed = line('confirmed', '2026-11-21T10:00:02Z', { from: 'pending', by: 'system:payment' });

/** A guest's booking that stands and is paid, unless told otherwise. */
export function sampleBooking(changes: Partial<Booking> = {}): Booking {
  return {
    id,
    status: 'confirmed',
    version: 2,
    confirmationCode: 'K7QM4RXP',
    resourceId: '018f0000-0000-7000-8000-000000000001',
    resourceName: 'Río Verde Pádel, Pista 3',
    serviceId: '018f0000-0000-7000-8000-000000000002',
    serviceName: 'Padel, 60 minutes',
    provider: { id: '018f0000-0000-7000-8000-000000000003', name: 'Río Verde Pádel' },
    address: 'Calle de la Ribera 14',
    timeZone: 'Europe/Madrid',
    start,
    end,
    units: 1,
    paymentPolicy: 'instant',
    requiresApproval: false,
    isAsked: false,
    total: euros(3360),
    fee: euros(160),
    payment: { id: null, status: 'captured', amount: euros(3360), captured: euros(3360), refunded: euros(0) },
    cancellationTiers: [],
    history: [booked, confirmed],
    expiresAt: null,
    createdAt: booked.at,
    notes: null,
    receiptUrl: `/api/bookings/${id}/receipt`,
    calendarUrl: `/api/bookings/${id}/calendar.ics`,
    refundSteps: [
      { until: '2026-11-25T17:00:00Z', percent: 100, amount: euros(3360) },
      { until: '2026-11-26T15:00:00Z', percent: 50, amount: euros(1680) },
      { until: null, percent: 0, amount: euros(0) },
    ],
    contact: { email: 'lucia@example.test', firstName: 'Lucía', lastName: 'Marín', phone: null },
    place: { kind: 'court', fieldType: 'PADEL', location: { latitude: 40.4, longitude: -3.7 } },
    ...changes,
  };
}

export const unpaid = (): Partial<Booking> => ({
  status: 'pending',
  payment: { id: null, status: 'pending', amount: euros(3360), captured: euros(0), refunded: euros(0) },
  history: [booked],
  expiresAt: '2026-11-21T10:30:00Z',
});

/** Cancelled by whom, with this much to go back, of which so much has gone. */
export function cancelled(by: string, back: number, sent: number, reason: string | null = null): Partial<Booking> {
  const status = sent === 0 ? 'captured' : sent < 3360 ? 'partially_refunded' : 'refunded';
  return {
    status: 'cancelled',
    history: [booked, confirmed, line('cancelled', '2026-11-22T09:00:00Z', { from: 'confirmed', by, reason })],
    refund: { ...euros(back), percent: Math.round((back / 3360) * 100) },
    payment: { id: null, status, amount: euros(3360), captured: euros(3360), refunded: euros(sent) },
  };
}
