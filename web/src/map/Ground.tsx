import type { ReactNode } from 'react';
import { AttributionControl } from 'react-leaflet';
import { Graticule } from './Graticule';
import { Names } from './Names';
import { Tiles, type useTiles } from './Tiles';

interface Props {
  tiles: ReturnType<typeof useTiles>;
  /** Drawn besides where there are no tiles. */
  children?: ReactNode;
}

/** What a small map shows of the world: the tiles that were set up, or our own lines and names. */
export function Ground({ tiles, children }: Props) {
  if (tiles === null) {
    return (
      <>
        {children}
        <Graticule />
        <Names />
      </>
    );
  }
  return (
    <>
      <Tiles {...tiles} />
      <AttributionControl prefix={false} position="bottomright" />
    </>
  );
}
