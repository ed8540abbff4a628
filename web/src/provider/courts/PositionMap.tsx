import '../../map/map.css';
import { divIcon, DomEvent, type DragEndEvent, latLng, type Marker as LeafletMarker } from 'leaflet';
import { useEffect, useMemo, useRef } from 'react';
import { MapContainer, Marker, useMap, useMapEvents, ZoomControl } from 'react-leaflet';
import { useTranslations } from 'use-intl';
import { Ground } from '../../map/Ground';
import { Land } from '../../map/Land';
import { useTiles } from '../../map/Tiles';
import type { Point } from '../../search/cities';
import { Button } from '../../ui/Button';
import { useMedia } from '../../ui/hooks';
import { asTyped, type Position } from './position';

interface Props {
  /** Where the pin stands; null while the fields hold no place. */
  at: Point | null;
  /** In words, for the pin. */
  name: string;
  onChange: (position: Position) => void;
}

const here = divIcon({ className: 'map-here', html: '<span></span>', iconSize: [36, 36] });
const worldZoom = 2;
// From afar a press only says about where: the map comes nearer for the next one.
const exactZoom = 10;
const nearerBy = 4;

/** A press puts the pin, dragging moves it; by keys the map is moved under its middle. */
export default function PositionMap({ at, name, onChange }: Props) {
  const t = useTranslations('search.map');
  const tiles = useTiles();
  // Our own drawing has names of towns, but no streets.
  const nearZoom = tiles === null ? 11 : 14;
  const still = useMedia('(prefers-reduced-motion: reduce)');
  return (
    <MapContainer
      center={at === null ? [30, 0] : [at.latitude, at.longitude]}
      zoom={at === null ? worldZoom : nearZoom}
      minZoom={2}
      maxZoom={18}
      zoomControl={false}
      attributionControl={false}
      scrollWheelZoom={false}
      zoomAnimation={!still}
      fadeAnimation={!still}
      markerZoomAnimation={!still}
      inertia={!still}
      worldCopyJump
      className="size-full"
    >
      <Ground tiles={tiles}>
        <Land />
      </Ground>
      <ZoomControl position="topright" zoomInTitle={t('zoomIn')} zoomOutTitle={t('zoomOut')} />
      <Pin at={at} name={name} nearZoom={nearZoom} onChange={onChange} />
    </MapContainer>
  );
}

function Pin({ at, name, nearZoom, onChange }: Props & { nearZoom: number }) {
  const t = useTranslations('console.facts');
  const map = useMap();
  const middle = useRef<HTMLDivElement>(null);
  // A press on the button is none on the map below it.
  useEffect(() => {
    if (middle.current) DomEvent.disableClickPropagation(middle.current);
  }, []);
  useMapEvents({
    click: ({ latlng }) => {
      if (map.getZoom() < exactZoom) map.setView(latlng, map.getZoom() + nearerBy, { animate: false });
      onChange(asTyped(latlng.wrap()));
    },
  });
  const [latitude, longitude] = [at?.latitude, at?.longitude];
  // What is typed into the fields is to be seen.
  useEffect(() => {
    if (latitude === undefined || longitude === undefined) return;
    const point = latLng(latitude, longitude);
    if (map.getZoom() <= worldZoom) map.setView(point, nearZoom, { animate: false });
    else if (!map.getBounds().contains(point)) map.panTo(point, { animate: false });
  }, [latitude, longitude, map, nearZoom]);
  const moved = useMemo(
    () => ({
      dragend: ({ target }: DragEndEvent) => onChange(asTyped((target as LeafletMarker).getLatLng().wrap())),
    }),
    [onChange],
  );
  return (
    <>
      {at !== null && (
        <Marker
          position={[at.latitude, at.longitude]}
          icon={here}
          draggable
          keyboard={false}
          alt={name}
          title={name}
          eventHandlers={moved}
        />
      )}
      <div className="leaflet-bottom leaflet-left">
        <div ref={middle} className="leaflet-control">
          <Button look="quiet" size="small" onClick={() => onChange(asTyped(map.getCenter().wrap()))}>
            {t('mapMiddle')}
          </Button>
        </div>
      </div>
    </>
  );
}
