import { describe, expect, test } from 'vitest';
import { aBooking } from '../testDay';
import { actsOf } from './acts';
import { neighbour, nowAndNext, steady } from './rows';

const at = (time: string) => Date.parse(`2026-12-01T${time}:00Z`);

describe('now and next', () => {
  const playing = aBooking({ id: 'playing', start: '2026-12-01T16:00:00Z', end: '2026-12-01T17:00:00Z' });
  const soon = aBooking({ id: 'soon', start: '2026-12-01T17:00:00Z', end: '2026-12-01T18:00:00Z' });
  const too = aBooking({ id: 'too', start: '2026-12-01T17:00:00.000Z', end: '2026-12-01T18:30:00Z' });
  const gone = aBooking({
    id: 'gone',
    status: 'cancelled',
    start: '2026-12-01T16:00:00Z',
    end: '2026-12-01T17:00:00Z',
  });
  const late = aBooking({ id: 'late', start: '2026-12-01T19:00:00Z', end: '2026-12-01T20:00:00Z' });
  test('all of the next start, and nobody who cancelled', () => {
    const { now, next } = nowAndNext([playing, gone, soon, too, late], at('16:30'));
    expect(now.map(({ id }) => id)).toEqual(['playing']);
    expect(next.map(({ id }) => id)).toEqual(['soon', 'too']);
  });
  test('nobody after the last', () => expect(nowAndNext([playing], at('17:00'))).toEqual({ now: [], next: [] }));
});

test('new rows wait, known ones are as they are now', () => {
  const rows = [aBooking({ id: 'a', status: 'cancelled' }), aBooking({ id: 'b' })];
  expect(steady(rows, new Set(['a']))).toEqual({ shown: [rows[0]], waiting: 1 });
});

test('J and K stop at the ends and begin at the first', () => {
  expect(neighbour(['a', 'b'], null, 1)).toBe('a');
  expect(neighbour(['a', 'b'], 'a', 1)).toBe('b');
  expect(neighbour(['a', 'b'], 'b', 1)).toBe('b');
  expect(neighbour(['a', 'b'], 'a', -1)).toBe('a');
  expect(neighbour([], null, 1)).toBeUndefined();
});

describe('what may be done', () => {
  const booking = { status: 'confirmed', start: '2026-12-01T17:00:00Z', isAsked: false } as const;
  test.each([
    ['15:59', ['move', 'cancel']],
    ['16:00', ['start', 'move', 'cancel']],
    ['17:00', ['start', 'noShow', 'cancel']],
  ])('with a confirmed one at %s', (time, acts) => expect(actsOf(booking, at(time))).toEqual(acts));
  test.each([
    ['in_progress', ['complete']],
    ['pending', ['cancel']],
    ['cancelled', []],
    ['completed', []],
  ] as const)('with one that is %s', (status, acts) =>
    expect(actsOf({ ...booking, status }, at('17:00'))).toEqual(acts),
  );
  test('a request is answered rather than cancelled', () =>
    expect(actsOf({ ...booking, status: 'pending', isAsked: true }, at('17:00'))).toEqual(['confirm', 'decline']));
});
