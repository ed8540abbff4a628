import { DomEvent } from 'leaflet';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useMap } from 'react-leaflet';
import { useTranslations } from 'use-intl';
import { courtLink } from '../search/CourtCard';
import type { Criteria } from '../search/criteria';
import { formatDistance } from '../search/distance';
import { type Found, isFreeAt, nearestFree, priceAt, slotAt } from '../search/found';
import { Icon } from '../ui/Icon';
import { formatMoney } from '../ui/money';
import { leadOf, nameOf, type PinGroup } from './groups';

const shownMax = 4;

interface Props {
  group: PinGroup;
  criteria: Criteria;
  onClose: () => void;
}

/** What a pressed pin says: its courts with the asked time, or the nearest to it. */
export function PinCard({ group, criteria, onClose }: Props) {
  const t = useTranslations('search');
  const map = useMap();
  const card = useRef<HTMLDivElement>(null);
  const { latitude, longitude } = group;
  useEffect(() => {
    if (card.current === null) return;
    // A press or a wheel on the card is not meant for the map under it.
    DomEvent.disableClickPropagation(card.current);
    DomEvent.disableScrollPropagation(card.current);
    const { offsetHeight, offsetWidth } = card.current;
    map.panInside([latitude, longitude], {
      paddingTopLeft: [offsetWidth / 2 + 12, 70],
      paddingBottomRight: [offsetWidth / 2 + 12, offsetHeight + 44],
    });
  }, [latitude, longitude, map]);
  const lead = leadOf(group, criteria.time);
  const title = nameOf(group) ?? t('map.several', { count: group.courts.length });
  const shown = [lead, ...group.courts.filter((court) => court !== lead)].slice(0, shownMax);
  return (
    <div
      ref={card}
      role="dialog"
      aria-label={title}
      className="map-card"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="flex items-center gap-2">
        <p className="min-w-0 grow truncate text-14 font-heading">{title}</p>
        <span className="num text-13 text-ink-2">{formatDistance(lead.metres)}</span>
        <button
          type="button"
          aria-label={t('map.close')}
          onClick={onClose}
          className="-me-2 grid size-8 place-items-center rounded-control text-ink-2 hover:bg-sunken"
        >
          <Icon name="close" className="size-4" />
        </button>
      </div>
      <ul className="grid">
        {shown.map((court) => (
          <li key={court.id}>
            <Row court={court} criteria={criteria} short={shown.length > 1 && nameOf(group) !== null} />
          </li>
        ))}
      </ul>
      {group.courts.length > shownMax && (
        <p className="text-12 text-ink-3">{t('map.more', { count: group.courts.length - shownMax })}</p>
      )}
    </div>
  );
}

interface RowProps {
  court: Found;
  criteria: Criteria;
  /** Without the club's name, which stands above. */
  short: boolean;
}

function Row({ court, criteria, short }: RowProps) {
  const { time, date, minutes } = criteria;
  const [nearest] = nearestFree(court, time, 1);
  const slot = time !== null && isFreeAt(court, time) ? slotAt(court, time) : nearest;
  const exact = slot?.time === time;
  const club = `${court.provider}, `;
  const name = short && court.name.startsWith(club) ? court.name.slice(club.length) : court.name;
  return (
    <Link
      to={courtLink(court, date, minutes, slot)}
      className="flex min-h-9 items-center gap-2 rounded-cell text-13 hover:bg-sunken"
    >
      {slot && (
        <span className={`num rounded-[3px] px-1 font-heading ${exact ? 'bg-yours text-on-yours' : 'text-court'}`}>
          {slot.time}
        </span>
      )}
      <span className={`min-w-0 grow truncate text-ink-2`}>{name}</span>
      <span className="num font-heading">{formatMoney(slot?.price ?? priceAt(court, time).price)}</span>
    </Link>
  );
}
