import { divIcon, type Marker as LeafletMarker, marker } from 'leaflet';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useMap } from 'react-leaflet';

interface Props {
  latitude: number;
  longitude: number;
  /** Above the others. */
  raised: boolean;
  children: ReactNode;
}

/** A place on the map for React to draw in: the marker moves and zooms with the map, what is in it is ours. */
export function Pin({ latitude, longitude, raised, children }: Props) {
  const map = useMap();
  const [host] = useState(() => document.createElement('div'));
  const pin = useRef<LeafletMarker | null>(null);
  useEffect(() => {
    const icon = divIcon({ className: 'map-pin', html: host, iconSize: [0, 0] });
    // Not Leaflet's keyboard: the button inside is the control. Its presses are no presses on the map.
    const made = marker([latitude, longitude], { icon, keyboard: false, bubblingMouseEvents: false }).addTo(map);
    pin.current = made;
    return () => {
      made.remove();
    };
  }, [host, latitude, longitude, map]);
  useEffect(() => {
    pin.current?.setZIndexOffset(raised ? 10_000 : 0);
  }, [raised, latitude, longitude]);
  return createPortal(children, host);
}
