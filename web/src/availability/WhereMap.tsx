import '../map/map.css';
import { divIcon } from 'leaflet';
import { MapContainer, Marker } from 'react-leaflet';
import type { Court } from '../api/types';
import { Ground } from '../map/Ground';
import { useTiles } from '../map/Tiles';

const here = divIcon({ className: 'map-here', html: '<span></span>', iconSize: [36, 36] });

/** A picture of where it is: it takes no gestures, so that scrolling over it scrolls the page. */
export function WhereMap({ location }: { location: Court['location'] }) {
  const tiles = useTiles();
  const center: [number, number] = [location.latitude, location.longitude];
  return (
    <MapContainer
      center={center}
      zoom={tiles === null ? 11 : 14}
      zoomControl={false}
      attributionControl={false}
      dragging={false}
      scrollWheelZoom={false}
      doubleClickZoom={false}
      touchZoom={false}
      boxZoom={false}
      keyboard={false}
      className="size-full"
    >
      <Ground tiles={tiles} />
      <Marker position={center} icon={here} interactive={false} keyboard={false} />
    </MapContainer>
  );
}
