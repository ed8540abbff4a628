import { useQuery } from '@tanstack/react-query';
import { divIcon, type Map as LeafletMap, marker, type LayerGroup, layerGroup } from 'leaflet';
import { useCallback, useEffect, useRef } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import { type City, loadCities, type Point } from '../search/cities';
import type { Place } from '../search/places';

const namesMax = 36;

/** Towns and districts by their names, the biggest first, none over another. */
export function Names({ place }: { place?: Place }) {
  const map = useMap();
  const { data: cities } = useQuery({ queryKey: ['cities'], queryFn: loadCities, staleTime: Infinity });
  const layer = useRef<LayerGroup | null>(null);
  const draw = useCallback(() => {
    if (cities === undefined || layer.current === null) return;
    layer.current.clearLayers();
    for (const city of fitting(map, cities)) layer.current.addLayer(label(city, map, place));
  }, [cities, map, place]);
  useEffect(() => {
    const drawn = layerGroup().addTo(map);
    layer.current = drawn;
    draw();
    return () => {
      drawn.remove();
    };
  }, [draw, map]);
  useMapEvents({ moveend: draw });
  return null;
}

function label(city: City, map: LeafletMap, place: Place | undefined) {
  const big = city.size - map.getZoom() * 2.2 > 14;
  // The mark of the searched place would lie on the name of its town.
  const covered = place !== undefined && pixels(map, city).distanceTo(pixels(map, place)) < 26;
  const host = document.createElement('span');
  host.textContent = city.name;
  const icon = divIcon({
    className: `map-name ${big ? 'map-name-big' : ''}`,
    html: host,
    iconSize: [140, 18],
    iconAnchor: [70, covered ? -17 : 9],
  });
  return marker([city.latitude, city.longitude], { icon, interactive: false, keyboard: false, pane: 'shadowPane' });
}

const pixels = (map: LeafletMap, at: Point) => map.latLngToContainerPoint([at.latitude, at.longitude]);

/** From afar only great cities, from near every district; a name that would touch another is left out. */
function fitting(map: LeafletMap, cities: readonly City[]): City[] {
  const view = map.getBounds().pad(0.15);
  const least = Math.max(19, 46 - map.getZoom() * 2.6);
  const inView = cities
    .filter((city) => city.size >= least && view.contains([city.latitude, city.longitude]))
    .sort((a, b) => b.size - a.size)
    .slice(0, 200);
  const taken: { x: number; y: number; half: number }[] = [];
  const kept: City[] = [];
  for (const city of inView) {
    const { x, y } = pixels(map, city);
    const half = city.name.length * 4 + 10;
    if (taken.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 26)) continue;
    taken.push({ x, y, half });
    kept.push(city);
    if (kept.length === namesMax) break;
  }
  return kept;
}
