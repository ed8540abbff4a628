import { type ReactNode, useId } from 'react';
import { courtPictures, groundOf, type Ground, surfaceOf } from './courtPictures';

interface Props {
  /** `PADEL`, `TENNIS`, `FOOTBALL_5X5`; anything else is drawn as a plain field. */
  kind: string | null;
  /** The same place is always drawn alike: its id. */
  seed: string;
  indoor?: boolean;
  /** One court in a square, or a row of three across a banner with yours lit. */
  shape?: 'square' | 'banner';
  className?: string;
}

/** A court from above, until there are photographs. Decoration: whoever shows it says the name beside it. */
export function CourtDrawing({ kind, seed, indoor = false, shape = 'square', className = '' }: Props) {
  const number = numberOf(seed);
  const ground = groundOf(indoor);
  const draw = courtPictures(kind);
  const surface = surfaceOf(kind, number);
  const turn = -30 + (number % 13) * 5;
  return shape === 'banner' ? (
    <Banner ground={ground} number={number} className={className}>
      {(lit) => draw(lit ? surface.lit : surface.dim)}
    </Banner>
  ) : (
    <svg viewBox="0 0 120 120" preserveAspectRatio="xMidYMid slice" aria-hidden="true" className={className}>
      <rect width="120" height="120" fill={ground.floor} />
      {ground.lines && <path d={ground.lines} stroke="#fff" strokeOpacity=".25" strokeWidth="3" />}
      {!indoor && corners.map((spot, index) => <Tree key={index} spot={jitter(spot, number, index)} shade={index} />)}
      <g transform={`translate(60 60) rotate(${turn}) scale(4.6)`}>
        {draw(surface.lit)}
        <Ball x={3} y={2.2} />
      </g>
      <Night width={120} height={120} />
    </svg>
  );
}

interface BannerProps {
  ground: Ground;
  number: number;
  className: string;
  children: (lit: boolean) => ReactNode;
}

function Banner({ ground, number, className, children }: BannerProps) {
  const light = useId();
  return (
    <svg viewBox="0 0 780 150" preserveAspectRatio="xMidYMid slice" aria-hidden="true" className={className}>
      <radialGradient id={light}>
        <stop offset="0" stopColor="#FFF6D8" stopOpacity=".5" />
        <stop offset="1" stopColor="#FFF6D8" stopOpacity="0" />
      </radialGradient>
      <rect width="780" height="150" fill={ground.floor} />
      <path d="M-20 139 800 93v18L-20 157Z" fill="#D8DCD6" opacity=".8" />
      <g transform={`translate(390 72) rotate(${-6 - (number % 5)})`}>
        <g transform="translate(-246 0) scale(8.7)">{children(false)}</g>
        <g transform="scale(9.1)">
          {children(true)}
          <Ball x={3.2} y={2} />
        </g>
        <g transform="translate(246 0) scale(8.7)">{children(false)}</g>
      </g>
      {edges.map((spot, index) => (
        <Tree key={index} spot={jitter(spot, number, index)} shade={index} />
      ))}
      <ellipse cx="390" cy="72" rx="156" ry="69" fill={`url(#${light})`} />
      <Night width={780} height={150} />
    </svg>
  );
}

type Spot = readonly [x: number, y: number, radius: number];

const corners: readonly Spot[] = [
  [14, 18, 9],
  [30, 8, 6],
  [108, 104, 10],
  [92, 114, 7],
  [8, 98, 6],
];
const edges: readonly Spot[] = [
  [31, 21, 17],
  [64, 12, 13],
  [718, 23, 18],
  [754, 43, 14],
  [686, 13, 11],
  [25, 123, 16],
  [62, 138, 13],
  [743, 130, 18],
  [708, 142, 12],
  [390, 8, 11],
  [416, 144, 12],
  [14, 69, 11],
];

const jitter = ([x, y, radius]: Spot, number: number, index: number): Spot => [
  x + ((number >> index) % 5) - 2,
  y + ((number >> (index + 3)) % 5) - 2,
  radius,
];

const leaves = ['#4C7D5C', '#5B8E68', '#3D6B53'];

function Tree({ spot: [x, y, radius], shade }: { spot: Spot; shade: number }) {
  return (
    <>
      <circle cx={x + radius * 0.35} cy={y + radius * 0.4} r={radius} fill="#000" opacity=".14" />
      <circle cx={x} cy={y} r={radius} fill={leaves[shade % leaves.length]} />
      <circle cx={x - radius * 0.28} cy={y - radius * 0.3} r={radius * 0.55} fill="#fff" opacity=".1" />
    </>
  );
}

function Ball({ x, y }: { x: number; y: number }) {
  return (
    <>
      <circle cx={x + 0.2} cy={y + 0.4} r=".32" fill="#000" opacity=".3" />
      <circle cx={x} cy={y} r=".36" fill="#DDF24F" />
    </>
  );
}

/** Dusk over the picture in the dark look, so that it does not glare. */
function Night({ width, height }: { width: number; height: number }) {
  return <rect width={width} height={height} fill="#0B141B" className="opacity-0 dark:opacity-35" />;
}

function numberOf(seed: string): number {
  let number = 7;
  for (const sign of seed) number = (number * 31 + sign.charCodeAt(0)) & 0xffffff;
  return number;
}
