import { useCallback, useMemo, useState } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import { useTranslations } from 'use-intl';
import type { Criteria } from '../search/criteria';
import { type Found, nearestFree, priceAt } from '../search/found';
import { formatMoney } from '../ui/money';
import { groupPins, leadOf, nameOf, type PinGroup } from './groups';
import { Pin } from './Pin';
import { PinCard } from './PinCard';

interface Props {
  criteria: Criteria;
  courts: Found[];
  marked: string | null;
  onMark: (id: string | null) => void;
}

/** One tab stop for all pins; arrows go from one to the next in the list's order. */
export function Pins({ criteria, courts, marked, onMark }: Props) {
  const map = useMap();
  const [zoom, setZoom] = useState(() => map.getZoom());
  const [open, setOpen] = useState<string | null>(null);
  const [reached, setReached] = useState<string | null>(null);
  useMapEvents({ zoomend: () => setZoom(map.getZoom()), click: () => setOpen(null) });
  const { time } = criteria;
  const offered = useMemo(() => courts.filter((court) => nearestFree(court, time, 1).length > 0), [courts, time]);
  const groups = useMemo(
    () => groupPins(offered, time, (court) => map.project([court.latitude, court.longitude], zoom)),
    [offered, time, map, zoom],
  );
  const focusable = groups.find((group) => group.key === reached)?.key ?? groups[0]?.key;
  const walk = useCallback(
    (from: string, steps: number) => {
      const at = groups.findIndex((group) => group.key === from);
      const next = groups[(at + steps + groups.length) % groups.length];
      if (next === undefined) return;
      setReached(next.key);
      map.panInside([next.latitude, next.longitude], { padding: [80, 80], animate: false });
      requestAnimationFrame(() => document.getElementById(`pin-${next.key}`)?.focus({ preventScroll: true }));
    },
    [groups, map],
  );
  return groups.map((group) => (
    <Pin
      key={group.key}
      latitude={group.latitude}
      longitude={group.longitude}
      raised={open === group.key || group.courts.some((court) => court.id === marked)}
    >
      <PinButton
        group={group}
        time={time}
        marked={group.courts.some((court) => court.id === marked)}
        open={open === group.key}
        reachable={group.key === focusable}
        onMark={onMark}
        onWalk={walk}
        onOpen={(shows) => {
          setOpen(shows ? group.key : null);
          setReached(group.key);
        }}
      />
      {open === group.key && (
        <PinCard
          group={group}
          criteria={criteria}
          onClose={() => {
            setOpen(null);
            document.getElementById(`pin-${group.key}`)?.focus({ preventScroll: true });
          }}
        />
      )}
    </Pin>
  ));
}

interface ButtonProps {
  group: PinGroup;
  time: string | null;
  marked: boolean;
  open: boolean;
  reachable: boolean;
  onMark: (id: string | null) => void;
  onWalk: (from: string, steps: number) => void;
  onOpen: (open: boolean) => void;
}

// Beside the list the card comes into view; on a phone the list lies under the map and stays where it is.
function showCard(id: string): void {
  if (!matchMedia('(min-width: 40rem)').matches) return;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  document.getElementById(`court-${id}`)?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function PinButton({ group, time, marked, open, reachable, onMark, onWalk, onOpen }: ButtonProps) {
  const t = useTranslations('search');
  const lead = leadOf(group, time);
  const price = formatMoney(priceAt(lead, time).price);
  const count = group.free || group.courts.length;
  const name = nameOf(group) ?? t('map.several', { count: group.courts.length });
  const words = group.free === 0 ? 'map.pinTaken' : count > 1 ? 'map.group' : 'map.pin';
  return (
    <button
      type="button"
      id={`pin-${group.key}`}
      aria-expanded={open}
      tabIndex={reachable ? 0 : -1}
      data-marked={marked || open || undefined}
      className={group.free > 0 ? 'map-price num' : 'map-dot'}
      onClick={(event) => {
        event.stopPropagation();
        onOpen(!open);
        onMark(lead.id);
        if (!open) showCard(lead.id);
      }}
      onPointerEnter={() => onMark(lead.id)}
      onPointerLeave={() => onMark(null)}
      onFocus={() => onMark(lead.id)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onOpen(false);
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onWalk(group.key, step);
      }}
    >
      <span className="sr-only">{t(words, { name, price, count })}</span>
      {group.free > 0 && (
        <span aria-hidden="true" className="map-face">
          {price}
          {group.free > 1 && <span className="map-count">{count}</span>}
        </span>
      )}
    </button>
  );
}
