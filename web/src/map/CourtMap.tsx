import './map.css';
import { useState } from 'react';
import { AttributionControl, MapContainer, ScaleControl } from 'react-leaflet';
import { useMedia } from '../ui/hooks';
import { Controls } from './Controls';
import { Graticule } from './Graticule';
import { Land } from './Land';
import type { MapProps } from './MapPanel';
import { Names } from './Names';
import { Pins } from './Pins';
import { Around } from './Around';
import { Tiles, useTiles } from './Tiles';
import { View } from './View';

const sources = 'GeoNames · Natural Earth';

/** What the list shows, where it lies. Without tiles it draws its own: coasts from afar, rings and names from near. */
export function CourtMap({ criteria, shown, settled, marked, onMark, onChange }: MapProps) {
  const [follow, setFollow] = useState(true);
  const tiles = useTiles();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const { place, radiusKm } = criteria;
  const all = [...shown.free, ...shown.near, ...shown.other, ...shown.full];
  return (
    <MapContainer
      center={[place.latitude, place.longitude]}
      zoom={12}
      minZoom={2}
      maxZoom={17}
      zoomControl={false}
      attributionControl={false}
      zoomAnimation={!still}
      fadeAnimation={!still}
      markerZoomAnimation={!still}
      inertia={!still}
      worldCopyJump
      className="size-full"
    >
      <AttributionControl prefix={tiles === null ? sources : false} position="bottomright" />
      <ScaleControl imperial={false} position="bottomleft" />
      {tiles === null ? (
        <>
          <Land />
          <Graticule />
          <Names place={place} />
        </>
      ) : (
        <Tiles {...tiles} />
      )}
      <Around place={place} radiusKm={radiusKm} />
      <Pins criteria={criteria} courts={all} marked={marked} onMark={onMark} />
      <View criteria={criteria} courts={all} settled={settled} follow={follow} onChange={onChange} />
      <Controls criteria={criteria} follow={follow} onFollow={setFollow} onChange={onChange} />
    </MapContainer>
  );
}
