import type { ReactNode } from 'react';

// Drawn in metres around the middle, long side across; a picture is 20 m wide and gets scaled by whoever shows it.

export interface Ground {
  floor: string;
  lines: string | null;
}

export const groundOf = (indoor: boolean): Ground =>
  indoor
    ? { floor: '#AEB9BF', lines: 'M-10 20 130-20M-10 60 130 20M-10 100 130 60M-10 140 130 100' }
    : { floor: '#C9D2C6', lines: null };

interface Surface {
  lit: string;
  dim: string;
}

const hard: Surface[] = [
  { lit: '#2D67AE', dim: '#2B5F9F' },
  { lit: '#2F7F79', dim: '#2B716C' },
  { lit: '#3A6FB5', dim: '#3363A3' },
];
const tennis: Surface[] = [
  { lit: '#B65A3A', dim: '#A25033' },
  { lit: '#2D67AE', dim: '#2B5F9F' },
  { lit: '#4C7D5C', dim: '#447052' },
];
const turf: Surface[] = [
  { lit: '#4F8B54', dim: '#467C4B' },
  { lit: '#5B9660', dim: '#518656' },
];

const familyOf = (kind: string | null): 'padel' | 'tennis' | 'football' | 'field' => {
  const name = kind?.toLowerCase() ?? '';
  return (['padel', 'tennis', 'football'] as const).find((family) => name.includes(family)) ?? 'field';
};

export function surfaceOf(kind: string | null, number: number): Surface {
  const family = familyOf(kind);
  const surfaces = family === 'tennis' ? tennis : family === 'football' ? turf : hard;
  return surfaces[number % surfaces.length] ?? { lit: '#2D67AE', dim: '#2B5F9F' };
}

export function courtPictures(kind: string | null): (color: string) => ReactNode {
  return { padel, tennis: tennisCourt, football, field }[familyOf(kind)];
}

const line = { fill: 'none', stroke: '#fff', strokeWidth: 0.14, strokeOpacity: 0.92 } as const;

function Shadow() {
  return <rect x="-10.9" y="-5.9" width="21.8" height="11.8" rx=".3" opacity=".16" transform="translate(.9 1)" />;
}

function Net() {
  return (
    <>
      <path d="M0-5.3V5.3" stroke="#0d2036" strokeWidth=".32" />
      <path d="M0-5.3V5.3" stroke="#fff" strokeWidth=".08" />
    </>
  );
}

interface FloorProps {
  around: string;
  color: string;
  children: ReactNode;
}

/** The court's floor with what lies around it, under its lines. */
function Floor({ around, color, children }: FloorProps) {
  return (
    <>
      <Shadow />
      <rect x="-10.7" y="-5.7" width="21.4" height="11.4" rx=".3" fill={around} />
      <rect x="-10" y="-5" width="20" height="10" fill={color} />
      {children}
    </>
  );
}

/** Glass at both ends, fence along the sides. */
function padel(color: string): ReactNode {
  return (
    <Floor around="#7C98A6" color={color}>
      <path d="M-10-5H10V5H-10ZM-6.95-5V5M6.95-5V5M-6.95 0H6.95" {...line} />
      <Net />
      <path
        d="M-6-5.200H-10.200V5.200H-6M6-5.200H10.200V5.200H6"
        fill="none"
        stroke="#E7F4FA"
        strokeWidth=".34"
        strokeOpacity=".85"
      />
      <path d="M-6-5.200H6M-6 5.200H6" stroke="#DDE8EE" strokeWidth=".16" strokeDasharray=".3 .3" strokeOpacity=".7" />
    </Floor>
  );
}

/** 23.77 by 10.97 m, shrunk to the same frame; the alleys are a tone darker outside. */
function tennisCourt(color: string): ReactNode {
  return (
    <>
      <Shadow />
      <rect x="-10.9" y="-5.9" width="21.8" height="11.8" rx=".2" fill="#4F7F63" />
      <rect x="-9" y="-4.15" width="18" height="8.3" fill={color} />
      <path
        d="M-9-4.150H9v8.300H-9ZM-9-3.100H9M-9 3.100H9M-4.85-3.100v6.200M4.85-3.100v6.200M-4.85 0h9.700M-9 0h.4M9 0h-.4"
        {...line}
      />
      <path d="M0-4.700V4.7" stroke="#0d2036" strokeWidth=".3" />
      <path d="M0-4.700V4.7" stroke="#fff" strokeWidth=".08" />
    </>
  );
}

/** Five a side: mown stripes, half circles, goals. */
function football(color: string): ReactNode {
  return (
    <Floor around="#6B8F6A" color={color}>
      <path d="M-8-5v10M-4-5v10M0-5v10M4-5v10M8-5v10" stroke="#fff" strokeOpacity=".07" strokeWidth="2" />
      <path d="M-10-5H10V5H-10ZM0-5V5M-10-2.600a2.6 2.6 0 0 1 0 5.200M10-2.600a2.6 2.6 0 0 0 0 5.2" {...line} />
      <circle r="1.6" {...line} />
      <path d="M-10-1.100h-.7v2.200h.7M10-1.100h.7v2.200h-.7" fill="none" stroke="#E9EEF2" strokeWidth=".22" />
    </Floor>
  );
}

function field(color: string): ReactNode {
  return (
    <Floor around="#8A9AA5" color={color}>
      <path d="M-10-5H10V5H-10ZM0-5V5" {...line} />
    </Floor>
  );
}
