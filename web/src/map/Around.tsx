import { divIcon } from 'leaflet';
import { Fragment, useMemo } from 'react';
import { Circle, Marker } from 'react-leaflet';
import { formatDistance } from '../search/distance';
import type { Place } from '../search/places';
import { ringsOf } from './groups';

const kmPerDegree = 111.32;

const here = divIcon({ className: 'map-here', html: '<span></span>', iconSize: [36, 36] });

/** The searched place, how far is searched, and rings that say how far things are. */
export function Around({ place, radiusKm }: { place: Place; radiusKm: number }) {
  const { latitude, longitude } = place;
  const rings = useMemo(() => ringsOf(radiusKm), [radiusKm]);
  const north = (km: number): [number, number] => [latitude + km / kmPerDegree, longitude];
  return (
    <>
      <Circle center={[latitude, longitude]} radius={radiusKm * 1000} interactive={false} className="map-radius" />
      {rings.map((km) => (
        <Fragment key={km}>
          <Circle center={[latitude, longitude]} radius={km * 1000} interactive={false} className="map-ring" />
        </Fragment>
      ))}
      {[...rings, radiusKm].map((km) => (
        <Marker key={km} position={north(km)} icon={labelOf(km)} interactive={false} keyboard={false} />
      ))}
      <Marker position={[latitude, longitude]} icon={here} interactive={false} keyboard={false} />
    </>
  );
}

const labels = new Map<string, ReturnType<typeof divIcon>>();

function labelOf(km: number) {
  const words = formatDistance(km * 1000);
  const made = labels.get(words) ?? divIcon({ className: 'map-distance', html: words, iconSize: [64, 18] });
  labels.set(words, made);
  return made;
}
