import { expect, test } from 'vitest';
import { addDays, instantOf, localClock, localDate } from './time';

test('a wall time becomes the instant of its zone', () => {
  expect(instantOf('2026-12-01', '18:00', 'Europe/Madrid')).toBe('2026-12-01T17:00:00Z');
  expect(instantOf('2026-07-01', '18:00', 'Europe/Madrid')).toBe('2026-07-01T16:00:00Z');
  expect(instantOf('2026-12-01', '18:00', 'America/New_York')).toBe('2026-12-01T23:00:00Z');
  expect(instantOf('2026-12-01', '18:00', 'Asia/Kathmandu')).toBe('2026-12-01T12:15:00Z');
});

test('in the hour that comes twice it is the first, in the hour that is skipped the time after it', () => {
  expect(instantOf('2026-10-25', '02:30', 'Europe/Madrid')).toBe('2026-10-25T00:30:00Z');
  expect(instantOf('2026-03-29', '02:30', 'Europe/Madrid')).toBe('2026-03-29T01:30:00Z');
});

test('an instant shows as its local date and clock', () => {
  expect(localDate('2026-11-30T23:30:00Z', 'Europe/Madrid')).toBe('2026-12-01');
  expect(localClock('2026-11-30T23:30:00Z', 'Europe/Madrid')).toBe('00:30');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});
