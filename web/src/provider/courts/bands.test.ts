import { describe, expect, test } from 'vitest';
import { type Band, bandsOf, overlaps, type Week, windowsOf } from './bands';

const empty: Week = { d1: [], d2: [], d3: [], d4: [], d5: [], d6: [], d7: [] };
const band = (from: string, to: string, percent = '100'): Band => ({ from, to, percent });
const stored = (weekday: number, fromMinute: number, toMinute: number, priceMultiplier = 1) => ({
  weekday,
  fromMinute,
  toMinute,
  priceMultiplier,
});

describe('what the server keeps as two windows is one band', () => {
  test('a night goes on over midnight, also from Sunday to Monday', () => {
    const week = bandsOf([stored(5, 1200, 1440), stored(6, 0, 120), stored(7, 1200, 1440), stored(1, 0, 60)]);
    expect(week.d5).toEqual([band('20:00', '02:00')]);
    expect(week.d6).toEqual([]);
    expect(week.d7).toEqual([band('20:00', '01:00')]);
    expect(week.d1).toEqual([]);
  });
  test('around the clock stays seven whole days', () => {
    const week = bandsOf([1, 2, 3, 4, 5, 6, 7].map((weekday) => stored(weekday, 0, 1440)));
    expect(week.d3).toEqual([band('00:00', '00:00')]);
  });
  test('another price in the morning is a band of its own', () => {
    const week = bandsOf([stored(5, 1200, 1440, 1.25), stored(6, 0, 120)]);
    expect(week.d5).toEqual([band('20:00', '00:00', '125')]);
    expect(week.d6).toEqual([band('00:00', '02:00')]);
  });
});

test('an end at or before the start is of the next day, midnight is the end of this one', () => {
  const week = { ...empty, d5: [band('08:00', '00:00'), band('22:00', '02:00', '87,5')] };
  expect(windowsOf(week)).toEqual([
    { ...stored(5, 480, 1440), nextDay: false },
    { ...stored(5, 1320, 120, 0.875), nextDay: true },
  ]);
});

describe('bands that lie over others', () => {
  test('on the same day', () => {
    expect(overlaps({ ...empty, d2: [band('08:00', '12:00'), band('11:00', '14:00')] })).toEqual([
      { weekday: 'd2', index: 1 },
    ]);
  });
  test('a night reaches into the next morning', () => {
    expect(overlaps({ ...empty, d2: [band('20:00', '09:00')], d3: [band('08:00', '12:00')] })).toEqual([
      { weekday: 'd3', index: 0 },
    ]);
  });
  test('the night to Monday meets the first morning', () => {
    expect(overlaps({ ...empty, d7: [band('20:00', '09:00')], d1: [band('08:00', '12:00')] })).toEqual([
      { weekday: 'd1', index: 0 },
    ]);
  });
  test('one after the other is none', () => {
    expect(overlaps({ ...empty, d1: [band('08:00', '12:00'), band('12:00', '22:00')] })).toEqual([]);
  });
});
