import { expect, test } from 'vitest';
import { applyEvent, isExact, lapseHolds, nearest } from './events';
import type { LiveAvailability, LiveSlot } from './shapes';

const slot = (hour: number, state: LiveSlot['state'] = 'free'): LiveSlot => ({
  start: `2026-11-26T${hour}:00:00Z`,
  end: `2026-11-26T${hour + 1}:00:00Z`,
  localStart: '',
  state,
  price: { amount: 2310, currency: 'EUR' },
});
const shown = (...slots: LiveSlot[]): LiveAvailability => ({
  courtId: 'c',
  timeZone: 'Europe/Madrid',
  slots,
  from: '2026-11-26',
  to: '2026-11-26',
});
const event = (start: string, end: string, state: LiveSlot['state'], until: string | null = null) => ({
  resourceId: 'c',
  start: `2026-11-26T${start}:00Z`,
  end: `2026-11-26T${end}:00Z`,
  state,
  until,
});
const states = (change: ReturnType<typeof applyEvent>) =>
  change.kind === 'changed' ? change.next.slots.map((one) => one.state) : change.kind;

test('a taking changes exactly the slots it lies on', () => {
  const before = shown(slot(16), slot(17), slot(18));
  expect(states(applyEvent(before, event('17:00', '18:00', 'booked')))).toEqual(['free', 'booked', 'free']);
  expect(states(applyEvent(before, event('16:30', '17:30', 'held')))).toEqual(['held', 'held', 'free']);
  expect(states(applyEvent(before, event('19:00', '20:00', 'booked')))).toBe('same');
});

test('only what was free is news: a hold that becomes a booking is none', () => {
  const taken = applyEvent(shown(slot(17)), event('17:00', '18:00', 'held'));
  const booked = applyEvent(shown(slot(17, 'held')), event('17:00', '18:00', 'booked'));
  const freed = applyEvent(shown(slot(17, 'held')), event('17:00', '18:00', 'free'));
  const told = [taken, booked, freed].map((one) =>
    one.kind === 'changed' ? [one.taken.length, one.freed.length] : one.kind,
  );
  expect(told).toEqual([
    [1, 0],
    [0, 0],
    [0, 1],
  ]);
});

test('a freeing that lies across slots proves nothing, so the server is asked', () => {
  expect(states(applyEvent(shown(slot(17, 'booked')), event('16:30', '17:30', 'free')))).toBe('unclear');
  expect(states(applyEvent(shown(slot(17, 'booked')), event('17:00', '18:00', 'free')))).toEqual(['free']);
});

test('what is already shown is no change', () => {
  expect(states(applyEvent(shown(slot(17, 'booked')), event('17:00', '18:00', 'booked')))).toBe('same');
});

test('an event is exact when it is one slot and touches no other', () => {
  expect(isExact(shown(slot(16), slot(17)), event('17:00', '18:00', 'held'))).toBe(true);
  expect(isExact(shown(slot(16), slot(17)), event('16:50', '18:00', 'held'))).toBe(false);
});

test('a hold of someone else frees by itself two seconds after its end', () => {
  const until = '2026-11-26T10:00:00Z';
  const held = applyEvent(shown(slot(17)), event('17:00', '18:00', 'held', until));
  if (held.kind !== 'changed') throw new Error('not held');
  const early = lapseHolds(held.next, Date.parse(until) + 1_999);
  expect(early).toEqual({ next: held.next, nextAt: Date.parse(until) + 2_000 });
  expect(lapseHolds(held.next, Date.parse(until) + 2_000).next.slots[0]?.state).toBe('free');
});

test('the nearest free ones come first, five at most', () => {
  const all = [10, 12, 14, 15, 17, 18, 20].map((hour) => slot(hour, hour === 15 ? 'booked' : 'free'));
  const hours = nearest(all, '2026-11-26T16:00:00Z').map((one) => new Date(one.start).getUTCHours());
  expect(hours).toEqual([17, 14, 18, 12, 20]);
});
