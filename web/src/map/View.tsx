import { useEffect, useRef, useState } from 'react';
import { latLng, latLngBounds } from 'leaflet';
import { useMap, useMapEvents } from 'react-leaflet';
import { useTranslations } from 'use-intl';
import type { Criteria } from '../search/criteria';
import type { Found } from '../search/found';
import { Icon } from '../ui/Icon';

interface Props {
  criteria: Criteria;
  courts: Found[];
  settled: boolean;
  follow: boolean;
  onChange: (criteria: Criteria) => void;
}

// The nearest tell more than the whole circle: a small map is for what can be walked to.
const fittedMax = 24;
const fittedMaxSmall = 10;
const smallPx = 480;
const restMs = 350;

const keyOf = ({ place, radiusKm }: Criteria): string =>
  `${place.latitude.toFixed(4)},${place.longitude.toFixed(4)},${radiusKm.toFixed(1)}`;

/**
 * Keeps the view and the search together: a search from elsewhere moves the map to what it found, a map that the
 * reader moved searches there (or offers to).
 */
export function View({ criteria, courts, settled, follow, onChange }: Props) {
  const t = useTranslations('search');
  const map = useMap();
  const [moved, setMoved] = useState(false);
  const own = useRef<string | null>(null);
  const byHand = useRef(false);
  const asFitted = useRef(false);
  // While the map is moved by us, and not by hand.
  const ours = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const key = keyOf(criteria);
  const fit = () => {
    const { latitude, longitude } = criteria.place;
    const bounds =
      courts.length > 0
        ? latLngBounds([
            [latitude, longitude],
            ...courts.slice(0, map.getSize().x < smallPx ? fittedMaxSmall : fittedMax).map(pointOf),
          ])
        : latLng(latitude, longitude).toBounds(criteria.radiusKm * 2000);
    map.fitBounds(bounds, { padding: [56, 56], maxZoom: 15, animate: false });
  };
  const fitNow = useRef(fit);
  useEffect(() => {
    fitNow.current = fit;
  });
  // Only another search moves the map, never courts that come, go or change.
  useEffect(() => {
    if (!settled || own.current === key) return;
    own.current = key;
    asFitted.current = true;
    ours.current = true;
    fitNow.current();
    ours.current = false;
  }, [key, settled]);
  // The phone's map grows and shrinks: what was to be seen is to be seen still.
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      if (!asFitted.current) return;
      ours.current = true;
      fitNow.current();
      ours.current = false;
    });
    watch.observe(map.getContainer());
    return () => watch.disconnect();
  }, [map]);

  const searchHere = () => {
    setMoved(false);
    const centre = map.getCenter().wrap();
    const bounds = map.getBounds();
    const reach = Math.min(
      centre.distanceTo([bounds.getNorth(), centre.lng]),
      centre.distanceTo([centre.lat, bounds.getEast()]),
    );
    const next = {
      ...criteria,
      place: { name: null, latitude: centre.lat, longitude: centre.lng },
      radiusKm: Math.min(200, Math.max(0.3, Math.round(reach / 100) / 10)),
    };
    own.current = keyOf(next);
    onChange(next);
  };
  const searchNow = useRef(searchHere);
  useEffect(() => {
    searchNow.current = searchHere;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  useMapEvents({
    dragstart: () => (byHand.current = true),
    zoomstart: () => (byHand.current ||= !ours.current),
    moveend: () => {
      if (!byHand.current) return;
      byHand.current = false;
      asFitted.current = false;
      clearTimeout(timer.current);
      if (follow) timer.current = setTimeout(() => searchNow.current(), restMs);
      else setMoved(true);
    },
  });
  if (!moved) return null;
  return (
    <div className="leaflet-top map-here-button">
      <button type="button" onClick={searchHere} className="map-control-wide">
        <Icon name="search" className="size-4" />
        {t('map.here')}
      </button>
    </div>
  );
}

const pointOf = (court: Found): [number, number] => [court.latitude, court.longitude];
