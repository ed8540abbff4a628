import { describe, expect, it } from 'vitest';
import { bigNeighbour, type City, distanceKm, findCities, fold, loadCities, nearestCity, read } from './cities';

const country = (code: string) => new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;

const find = async (typed: string, limit = 5) =>
  findCities(await loadCities(), typed, limit, country).map((city) => `${city.name} ${city.country}`);

describe('cities of the world', () => {
  it('are read from columns, latitudes by steps', () => {
    const cities = read({
      names: 'Alcorcón\nMadrid',
      countries: 'ESES',
      latitudes: '40345,72',
      longitudes: '-3824,-3703',
      populations: '29,47',
    });
    expect(cities).toMatchObject([
      { name: 'Alcorcón', country: 'ES', latitude: 40.345, longitude: -3.824, size: 29, folded: 'alcorcon' },
      { name: 'Madrid', country: 'ES', latitude: 40.417, longitude: -3.703, size: 47, folded: 'madrid' },
    ]);
  });

  it('lie where the columns say', async () => {
    const madrid = (await loadCities()).find((city) => city.name === 'Madrid' && city.country === 'ES') as City;
    expect(distanceKm(madrid, { latitude: 40.4168, longitude: -3.7038 })).toBeLessThan(1);
  });

  it.each([
    ['Łódź', 'lodz'],
    ['  São   Paulo ', 'sao paulo'],
    ["Saint-Denis / L'Île", 'saint denis l ile'],
    ['Gießen', 'giessen'],
  ])('%s is typed as %s', (name, typed) => expect(fold(name)).toBe(typed));

  it.each([
    ['lond', 'London GB'],
    ['são paulo', 'São Paulo BR'],
    ['SAO PA', 'São Paulo BR'],
    ['zurich', 'Zürich CH'],
    ['chamberi', 'Chamberí ES'],
    ['york', 'York GB'],
  ])('%s finds %s first', async (typed, first) => expect((await find(typed))[0]).toBe(first));

  it('a later word of a name is found too, after names that begin so', async () => {
    const found = await find('york', 20);
    expect(found).toContain('New York City US');
  });

  it('a country after a comma chooses among namesakes, by name or by code', async () => {
    expect(await find('london, canada')).toEqual(['London CA']);
    expect((await find('london, ca'))[0]).toBe('London CA');
  });

  it('nothing is found for nothing', async () => expect(await find(' , ')).toEqual([]));

  it('a district is told by the big city it lies at', async () => {
    const cities = await loadCities();
    const chamberi = cities.find((city) => city.name === 'Chamberí') as City;
    expect(bigNeighbour(cities, chamberi)?.name).toBe('Madrid');
    expect(bigNeighbour(cities, cities.find((city) => city.name === 'Tokyo') as City)).toBeNull();
  });

  it('a point gets the name of the nearest place, and none far from any', async () => {
    const cities = await loadCities();
    expect(nearestCity(cities, { latitude: 40.433, longitude: -3.704 })?.name).toBe('Chamberí');
    expect(nearestCity(cities, { latitude: 0, longitude: -30 })).toBeNull();
  });
});
