import type { LatLngTuple } from 'leaflet';
import { useState } from 'react';
import { Pane, Polyline, useMap, useMapEvents } from 'react-leaflet';
import { graticuleStep } from './groups';

/** Thin lines of latitude and longitude, at round degrees: the paper that the map is drawn on. */
export function Graticule() {
  const map = useMap();
  const read = () => linesOf(map.getBounds().pad(0.6));
  const [lines, setLines] = useState(read);
  useMapEvents({ moveend: () => setLines(read()) });
  return (
    <Pane name="graticule" style={{ zIndex: 220 }}>
      <Polyline positions={lines} interactive={false} className="map-graticule" />
    </Pane>
  );
}

interface Box {
  getSouth: () => number;
  getNorth: () => number;
  getWest: () => number;
  getEast: () => number;
}

function linesOf(box: Box): LatLngTuple[][] {
  const south = Math.max(-85, box.getSouth());
  const north = Math.min(85, box.getNorth());
  const west = box.getWest();
  const east = box.getEast();
  const step = graticuleStep((east - west) / 2.2);
  const along = (from: number, to: number) => {
    const first = Math.ceil(from / step);
    return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, at) => (first + at) * step);
  };
  return [
    ...along(south, north).map((latitude): LatLngTuple[] => [
      [latitude, west],
      [latitude, east],
    ]),
    ...along(west, east).map((longitude): LatLngTuple[] => [
      [south, longitude],
      [north, longitude],
    ]),
  ];
}
