import { useQuery } from '@tanstack/react-query';
import { TileLayer } from 'react-leaflet';
import * as z from 'zod/mini';
import { send } from '../api/client';

const site = z.object({ tiles: z.catch(z.nullable(z.object({ url: z.string(), attribution: z.string() })), null) });

/** The tile server that whoever runs the site has set up; null without one. */
export function useTiles(): { url: string; attribution: string } | null {
  const facts = useQuery({
    queryKey: ['site', 'tiles'],
    queryFn: async ({ signal }) => {
      const response = await send(new Request(new URL('/api/site', globalThis.location.origin), { signal }));
      return response.ok ? site.parse(await response.json()).tiles : null;
    },
    staleTime: Infinity,
  });
  return facts.data ?? null;
}

export function Tiles({ url, attribution }: { url: string; attribution: string }) {
  return <TileLayer url={url} attribution={attribution} className="map-tiles" />;
}
