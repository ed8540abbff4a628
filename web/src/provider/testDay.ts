import type { Day, DayBooking } from './shapes';

// What the tests of the console are told by the server.

const euros = (amount: number) => ({ amount, currency: 'EUR' });

export const aBooking = (over: Partial<DayBooking> = {}): DayBooking => ({
  id: 'b1',
  version: 3,
  status: 'confirmed',
  confirmationCode: '7KQ2M9XA',
  resourceId: 'c1',
  resourceName: 'Club Retiro, Court 1',
  serviceName: 'One hour',
  start: '2026-12-01T17:00:00Z',
  end: '2026-12-01T18:00:00Z',
  localStart: '2026-12-01T18:00:00',
  localEnd: '2026-12-01T19:00:00',
  timeZone: 'Europe/Madrid',
  units: 1,
  customer: { name: 'Ana Ruiz', email: 'ana@example.org', phone: '+34 600 000 000', hasAccount: false },
  notes: '',
  requiresApproval: false,
  isAsked: false,
  partySize: null,
  expiresAt: null,
  cancelledBy: null,
  money: { state: 'captured', total: euros(2730), captured: euros(2730), refunded: euros(0), policy: 'instant' },
  ...over,
});

export const aDay = (bookings: DayBooking[], over: Partial<Day> = {}): Day => ({
  date: '2026-12-01',
  timeZone: 'Europe/Madrid',
  now: '2026-12-01T10:00:00Z',
  courts: ['Court 1', 'Court 2'].map((name, index) => ({
    id: `c${index + 1}`,
    name: `Club Retiro, ${name}`,
    kind: 'court',
    fieldType: 'TENNIS',
    provider: { id: 'p1', name: 'Club Retiro' },
    timeZone: 'Europe/Madrid',
    units: 1,
    openMinutes: 840,
    bookedMinutes: 60,
    bookings: 1,
    load: 0.071,
  })),
  bookings,
  counts: { confirmed: bookings.length },
  truncated: false,
  ...over,
});
