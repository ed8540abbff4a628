import { readersTag } from '../i18n/translations';
import { bigNeighbour, findCities, loadCities, placeOf } from './cities';
import type { PlaceOption } from './usePlaceOptions';

const citiesMax = 6;

/** What finds the world's cities by what is typed. */
export async function cityFinder(): Promise<(text: string) => PlaceOption[]> {
  const cities = await loadCities();
  return (text) => {
    const names = new Intl.DisplayNames(readersTag(), { type: 'region' });
    const country = (code: string) => names.of(code) ?? code;
    return findCities(cities, text, citiesMax, country).map((city) => {
      const big = bigNeighbour(cities, city)?.name;
      return {
        key: `city-${city.latitude},${city.longitude}`,
        group: 'cities',
        place: placeOf(city),
        detail: big === undefined ? country(city.country) : `${big}, ${country(city.country)}`,
      };
    });
  };
}
