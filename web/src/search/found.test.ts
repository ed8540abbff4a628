import { describe, expect, it } from 'vitest';
import { readCriteria } from './criteria';
import { walkMinutes } from './distance';
import { priceSteps } from './Filters';
import { hoursOf, nearestFree, priceAt, split } from './found';
import { court } from './samples';
import { arrange, putBack } from './useSearch';

const ids = (courts: { id: string }[]) => courts.map(({ id }) => id).join('');
const criteria = readCriteria(new URLSearchParams('time=18:00'), Date.parse('2026-11-26T10:00:00Z'), 'Europe/Madrid');

describe('what was found', () => {
  it('is parted by when it is free', () => {
    const courts = [court('a', '17 18'), court('b', '17 18!'), court('c', '10 18!'), court('d', '18!'), court('e', '')];
    const { free, near, other, full } = split(courts, '18:00');
    expect([ids(free), ids(near), ids(other), ids(full)]).toEqual(['a', 'b', 'c', 'de']);
    expect(ids(split(courts, null).free)).toBe('abc');
  });

  it('offers the starts nearest to the asked one, the earlier first', () => {
    const starts = nearestFree(court('a', '08 16 17! 18! 19! 20 21'), '18:00', 3);
    expect(starts.map((slot) => slot.time)).toEqual(['16:00', '20:00', '21:00']);
    expect(nearestFree(court('a', '08! 09 10'), null, 1).map((slot) => slot.time)).toEqual(['09:00']);
  });

  it('costs what the asked hour costs, else the nearest free one, else says the base', () => {
    expect(priceAt(court('a', '17 18p'), '18:00')).toEqual({ price: { amount: 3000, currency: 'EUR' }, exact: true });
    expect(priceAt(court('a', '17 18!p'), '18:00').price.amount).toBe(2500);
    expect(priceAt(court('a', '17'), null).exact).toBe(false);
  });

  it('counts free places by the hour, without gaps, and knows the peak', () => {
    const hours = hoursOf([court('a', '08 18p 19p'), court('b', '08! 18p 19!p'), court('c', '22')]);
    expect(hours).toHaveLength(15);
    expect(hours.find((hour) => hour.time === '08:00')).toEqual({ time: '08:00', free: 1, peak: false });
    expect(hours.find((hour) => hour.time === '18:00')).toEqual({ time: '18:00', free: 2, peak: true });
    expect(hours.find((hour) => hour.time === '19:00')).toEqual({ time: '19:00', free: 1, peak: true });
    expect(hoursOf([])).toHaveLength(14);
  });

  it('comes cheapest first when asked so, and within the price', () => {
    const courts = [court('a', '18p'), court('b', '18'), court('c', '18')];
    expect(ids(arrange(courts, { ...criteria, sort: 'price' }).free)).toBe('bca');
    expect(ids(arrange(courts, { ...criteria, priceMax: 2600 }).free)).toBe('bc');
  });

  it('stays where it was while slots come and go', () => {
    const before = split([court('a', '17 18'), court('b', '17 18!')], '18:00');
    const places = { free: ['a'], near: ['b'], other: [], full: [] };
    const after = split([court('a', '17 18!'), court('b', '17 18'), court('c', '18')], '18:00');
    const shown = putBack(after, places);
    expect([ids(before.free), ids(shown.free), ids(shown.near)]).toEqual(['a', 'ac', 'b']);
    expect(shown.free[0]?.slots.at(-1)?.free).toBe(false);
  });
});

describe('words of a distance and a price', () => {
  it.each([
    [60, 1],
    [640, 10],
    [2500, 39],
    [2600, null],
  ])('%i m are %s minutes on foot', (metres, minutes) => expect(walkMinutes(metres)).toBe(minutes));

  it('price steps are round, few, and leave something out', () => {
    expect(priceSteps(1800, 5400)).toEqual([2000, 3000, 4000, 5000]);
    expect(priceSteps(2500, 2500)).toEqual([]);
    expect(priceSteps(2350, 3900)).toEqual([2500, 3000, 3500]);
  });
});
