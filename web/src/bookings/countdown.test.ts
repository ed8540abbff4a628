import { expect, test } from 'vitest';
import { countdown, saidBetween } from './countdown';

const end = '2026-11-26T17:52:00Z';
const before = (seconds: number) => Date.parse(end) - seconds * 1000;

test('shows whole seconds, rounded up, and never 0:00 while there is time', () => {
  expect(countdown(end, before(494)).left).toBe('8:14');
  expect(countdown(end, before(0.2))).toMatchObject({ left: '0:01', ended: false });
  expect(countdown(end, before(0))).toMatchObject({ left: '0:00', ended: true });
  expect(countdown(end, before(-60))).toMatchObject({ left: '0:00', ended: true });
});

test('is short from two minutes on', () => {
  expect(countdown(end, before(120.001)).short).toBe(false);
  expect(countdown(end, before(120)).short).toBe(true);
});

test('is said aloud once at five minutes, two minutes and thirty seconds', () => {
  expect(saidBetween(end, before(301), before(300))).toBe('five');
  expect(saidBetween(end, before(300), before(299))).toBeNull();
  expect(saidBetween(end, before(121), before(119))).toBe('two');
  expect(saidBetween(end, before(31), before(30))).toBe('half');
});

test('after a sleeping tab only the latest is said', () => {
  expect(saidBetween(end, before(400), before(20))).toBe('half');
});
