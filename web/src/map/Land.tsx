import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { GeoJSON, Pane, useMap, useMapEvents } from 'react-leaflet';

// From nearer the coast of this scale would run through streets: then all is land, and rings and names do the work.
const zoomMost = 8;

async function loadLand() {
  const [{ feature, mesh }, { default: world }] = await Promise.all([
    import('topojson-client'),
    import('world-atlas/countries-50m.json'),
  ]);
  const topology = world as unknown as Parameters<typeof feature>[0];
  const { land, countries } = topology.objects;
  if (land === undefined || countries === undefined) throw new TypeError('The world has no land.');
  // A border is where two countries meet; where only one ends is coast.
  const borders = mesh(topology, countries as Parameters<typeof mesh>[1], (a, b) => a !== b);
  return { land: feature(topology, land), borders };
}

/** Coasts and borders, for those who zoom out; fetched only then. */
export function Land() {
  const map = useMap();
  const [far, setFar] = useState(() => map.getZoom() <= zoomMost);
  useMapEvents({ zoomend: () => setFar(map.getZoom() <= zoomMost) });
  const { data } = useQuery({ queryKey: ['land'], queryFn: loadLand, enabled: far, staleTime: Infinity });
  if (!far || data === undefined) return null;
  return (
    <Pane name="ground" style={{ zIndex: 210 }}>
      <Sea />
      <GeoJSON data={data.land} interactive={false} style={{ className: 'map-land' }} />
      <GeoJSON data={data.borders} interactive={false} style={{ className: 'map-border' }} />
    </Pane>
  );
}

function Sea() {
  const map = useMap();
  useEffect(() => {
    const box = map.getContainer();
    box.classList.add('map-sea');
    return () => box.classList.remove('map-sea');
  }, [map]);
  return null;
}
