import { expect, test } from 'vitest';
import { moveBy } from './gridKeys';
import { isOpenAt, stretchOf, weeklyHours } from './hours';
import type { LiveSlot } from './shapes';
import { breaksAt, clockChange, isSkipped, layOutWeek } from './week';

const madrid = 'Europe/Madrid';
const slot = (start: string, more: Partial<LiveSlot> = {}): LiveSlot => ({
  start,
  end: new Date(Date.parse(start) + 3_600_000).toISOString(),
  localStart: '',
  state: 'free',
  price: { amount: 2310, currency: 'EUR' },
  ...more,
});
const times = (week: ReturnType<typeof layOutWeek>) =>
  week.rows.map((row) => (row.again ? `${row.time} again` : row.time));

test('the week is laid out by the wall clock of the venue', () => {
  const slots = [slot('2026-11-26T17:00:00Z'), slot('2026-11-26T18:00:00Z', { state: 'booked' })];
  const week = layOutWeek(['2026-11-26', '2026-11-27'], slots, madrid);
  expect(times(week)).toEqual(['18:00', '19:00']);
  const row = week.rows[1];
  expect(row && week.at('2026-11-26', row)?.state).toBe('booked');
  expect(row && week.at('2026-11-27', row)).toBeUndefined();
});

test('the hour that comes twice has two rows, and only that day fills the second', () => {
  const slots = ['2026-10-24T00:00:00Z', '2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z'].map((start) => slot(start));
  const week = layOutWeek(['2026-10-24', '2026-10-25'], slots, madrid);
  expect(times(week)).toEqual(['02:00', '02:00 again']);
  const again = week.rows[1];
  expect(again && week.at('2026-10-24', again)).toBeUndefined();
  expect(again && week.at('2026-10-25', again)?.start).toBe('2026-10-25T01:00:00Z');
});

test('a day whose second coming of an hour is all that is left is still the second', () => {
  const week = layOutWeek(['2026-10-25'], [slot('2026-10-25T01:00:00Z')], madrid);
  expect(times(week)).toEqual(['02:00 again']);
});

test('a day of 23 hours and a day of 25 are found, with the hour they lack or have twice', () => {
  const spring = clockChange(['2027-03-27', '2027-03-28'], madrid);
  expect(spring).toEqual({ day: '2027-03-28', minutes: 60, from: '02:00', to: '03:00' });
  expect(isSkipped(spring, '2027-03-28', '02:30')).toBe(true);
  expect(isSkipped(spring, '2027-03-28', '03:00')).toBe(false);
  expect(isSkipped(spring, '2027-03-27', '02:30')).toBe(false);
  expect(clockChange(['2026-10-25'], madrid)).toEqual({ day: '2026-10-25', minutes: -60, from: '02:00', to: '03:00' });
  expect(clockChange(['2026-11-01'], 'America/New_York')?.from).toBe('01:00');
  expect(clockChange(['2026-11-26', '2026-11-27'], madrid)).toBeNull();
});

test('rows that no slot is in yet stand where the opening hours want them', () => {
  expect(times(layOutWeek(['2026-11-26'], [], madrid, ['09:00', '08:00']))).toEqual(['08:00', '09:00']);
});

test('the grid breathes where the price changes', () => {
  const slots = [
    slot('2026-11-26T15:00:00Z', { tier: 'standard' }),
    slot('2026-11-26T16:00:00Z', { tier: 'standard' }),
    slot('2026-11-26T17:00:00Z', { tier: 'peak' }),
  ];
  expect([...breaksAt(layOutWeek(['2026-11-26'], slots, madrid))]).toEqual(['18:00']);
});

const weekly = (weekday: number, fromMinute: number, toMinute: number) => ({
  weekday,
  fromMinute,
  toMinute,
  priceMultiplier: 1,
});

test('a window over midnight is open on the day after, a closed date is not', () => {
  const friday = { availabilityWindows: [weekly(5, 1_080, 1_560)], exceptions: [] };
  expect(isOpenAt(friday, '2026-11-27', 1_100)).toBe(true);
  expect(isOpenAt(friday, '2026-11-28', 90)).toBe(true);
  expect(isOpenAt(friday, '2026-11-28', 120)).toBe(false);
  const closed = {
    date: '2026-11-27',
    closed: true,
    fromMinute: null,
    toMinute: null,
    priceMultiplier: 1,
    reason: null,
  };
  expect(isOpenAt({ ...friday, exceptions: [closed] }, '2026-11-27', 1_100)).toBe(false);
});

test('hours are told as on a door: windows that join, days that are alike', () => {
  const windows = [1, 2, 3, 4, 5].flatMap((day) => [weekly(day, 480, 1_020), weekly(day, 1_020, 1_320)]);
  expect(weeklyHours({ availabilityWindows: windows, exceptions: [] })).toEqual([
    { weekdays: [1, 2, 3, 4, 5], openings: [{ from: 480, to: 1_320 }] },
    { weekdays: [6, 7], openings: [] },
  ]);
  expect(stretchOf([3, 1, 2])).toEqual({ kind: 'days', from: 1, to: 3 });
  expect(stretchOf([6, 7])).toEqual({ kind: 'list', weekdays: [6, 7] });
});

test('keys lead along hours and days, over what is not there, and out of the week', () => {
  const there = ['0,0', '0,2', '2,2'];
  const field = {
    columns: 3,
    rows: 3,
    has: ({ column, row }: { column: number; row: number }) => there.includes(`${column},${row}`),
    firstFree: { column: 2, row: 2 },
    mirrored: false,
  };
  const press = (key: string, from: string, ctrlKey = false, mirrored = false) => {
    const [column = 0, row = 0] = from.split(',').map(Number);
    const move = moveBy({ key, ctrlKey }, { column, row }, { ...field, mirrored });
    return move?.kind === 'to' ? `${move.place.column},${move.place.row}` : move;
  };
  expect(press('ArrowDown', '0,0')).toBe('0,2');
  expect(press('ArrowUp', '0,2')).toBe('0,0');
  expect(press('ArrowRight', '0,2')).toBe('2,2');
  expect(press('ArrowRight', '0,0')).toBeNull();
  expect(press('ArrowLeft', '0,2', false, true)).toBe('2,2');
  expect(press('Home', '0,2')).toBe('0,0');
  expect(press('End', '0,0')).toBe('0,2');
  expect(press('Home', '0,0', true)).toBe('2,2');
  expect(press('PageDown', '0,0')).toEqual({ kind: 'week', step: 1 });
  expect(press('Escape', '0,0')).toEqual({ kind: 'give-back' });
  expect(press('a', '0,0')).toBeNull();
});

test('a night belongs to the evening it began, a day without end to itself', () => {
  const nights = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [weekly(day, 0, 180), weekly(day, 1_200, 1_440)]);
  expect(weeklyHours({ availabilityWindows: nights, exceptions: [] })).toEqual([
    { weekdays: [1, 2, 3, 4, 5, 6, 7], openings: [{ from: 1_200, to: 1_620 }] },
  ]);
  const always = [1, 2, 3, 4, 5, 6, 7].map((day) => weekly(day, 0, 1_440));
  expect(weeklyHours({ availabilityWindows: always, exceptions: [] })[0]?.openings).toEqual([{ from: 0, to: 1_440 }]);
});
