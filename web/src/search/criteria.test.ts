import { describe, expect, it } from 'vitest';
import { type Criteria, defaultDate, isBare, readCriteria, writeCriteria } from './criteria';
import { rememberedPlaces, rememberedSearch, rememberPlace, rememberSearch } from './remembered';

const now = Date.parse('2026-11-26T10:00:00Z');
const read = (address: string, zone = 'Europe/Madrid') => readCriteria(new URLSearchParams(address), now, zone);

describe('criteria in the address', () => {
  it('come back as they were written', () => {
    const criteria: Criteria = {
      place: { name: 'Plaza de España', latitude: 40.4233, longitude: -3.7122 },
      radiusKm: 2.5,
      fieldType: 'PADEL',
      date: '2026-12-01',
      time: '19:00',
      minutes: 90,
      indoor: true,
      lights: true,
      priceMax: 3000,
      sort: 'price',
    };
    expect(readCriteria(writeCriteria(criteria), now, 'Europe/Madrid')).toEqual(criteria);
    expect(readCriteria(writeCriteria({ ...criteria, time: null }), now, 'Europe/Madrid').time).toBeNull();
  });

  it('of a first visit are six this evening where the reader is at home', () => {
    expect(read('')).toMatchObject({ place: { name: 'Madrid' }, date: '2026-11-26', time: '18:00', minutes: 60 });
    expect(read('', 'Europe/London').place.name).toBe('London');
    expect(read('', 'Asia/Tokyo').place.name).toBe('Madrid');
  });

  it('go to tomorrow when this evening is too near', () => {
    expect(defaultDate('Europe/Madrid', Date.parse('2026-11-26T15:29:00Z'))).toBe('2026-11-26');
    expect(defaultDate('Europe/Madrid', Date.parse('2026-11-26T15:30:00Z'))).toBe('2026-11-27');
  });

  it.each([
    ['lat=91&lng=0', { place: { name: 'Madrid' } }],
    ['lat=&lng=', { place: { name: 'Madrid' } }],
    ['lat=1&lng=2', { place: { name: null, latitude: 1, longitude: 2 } }],
    ['radius=-3', { radiusKm: 10 }],
    ['radius=1000', { radiusKm: 10 }],
    ['type=CRICKET', { fieldType: null }],
    ['date=2026-11-20', { date: '2026-11-26' }],
    ['date=2029-01-01', { date: '2026-11-26' }],
    ['date=2026-02-31x', { date: '2026-11-26' }],
    ['time=25:00', { time: '18:00' }],
    ['minutes=45', { minutes: 60 }],
    ['sort=best', { sort: 'nearest' }],
  ])('%s is read with care', (address, expected) => expect(read(address)).toMatchObject(expected));

  it('a bare address says nothing of what is looked for', () => {
    expect(isBare(new URLSearchParams('tenant=rival'))).toBe(true);
    expect(isBare(new URLSearchParams('time=any'))).toBe(false);
  });
});

describe('the last search', () => {
  it('is kept, without a day that is over', () => {
    expect(rememberedSearch('2026-11-26')).toBeNull();
    rememberSearch(new URLSearchParams('lat=1&lng=2&date=2026-11-28&time=19:00'));
    expect(rememberedSearch('2026-11-26')?.get('date')).toBe('2026-11-28');
    expect(rememberedSearch('2026-11-28')?.toString()).toBe('lat=1&lng=2&time=19%3A00');
  });

  it('keeps five places with a name, the last one first', () => {
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'B']) rememberPlace({ name, latitude: 1, longitude: 2 });
    rememberPlace({ name: null, latitude: 1, longitude: 2 });
    expect(rememberedPlaces().map((place) => place.name)).toEqual(['B', 'F', 'E', 'D', 'C']);
  });

  it('is forgotten when it cannot be read', () => {
    localStorage.setItem('holdfast.places', '{not json');
    expect(rememberedPlaces()).toEqual([]);
    localStorage.setItem('holdfast.places', '[{"name":1}]');
    expect(rememberedPlaces()).toEqual([]);
  });
});
