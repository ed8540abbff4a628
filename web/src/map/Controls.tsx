import { DomEvent } from 'leaflet';
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import { useTranslations } from 'use-intl';
import type { Criteria } from '../search/criteria';
import { usePosition } from '../search/usePosition';
import { Icon } from '../ui/Icon';

interface Props {
  criteria: Criteria;
  follow: boolean;
  onFollow: (follow: boolean) => void;
  onChange: (criteria: Criteria) => void;
}

const square =
  'grid size-11 place-items-center text-ink-2 hover:text-ink hover:bg-sunken aria-busy:opacity-60 tablet:size-10';

export function Controls({ criteria, follow, onFollow, onChange }: Props) {
  const t = useTranslations('search');
  const map = useMap();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current) DomEvent.disableClickPropagation(box.current);
  }, []);
  const position = usePosition((place) => onChange({ ...criteria, place }));
  return (
    <div ref={box}>
      <label className="map-control-wide absolute start-4 top-4 z-[1000] cursor-pointer max-tablet:hidden">
        <input
          type="checkbox"
          checked={follow}
          onChange={({ target }) => onFollow(target.checked)}
          className="size-4.5 accent-[var(--court-fill)]"
        />
        {t('map.follow')}
      </label>
      <div className="absolute end-4 top-4 z-[1000] grid gap-2.5 max-tablet:end-3 max-tablet:top-3">
        <div className="grid overflow-hidden rounded-control border border-line bg-surface shadow-2 max-tablet:hidden">
          <button type="button" aria-label={t('map.zoomIn')} onClick={() => map.zoomIn()} className={square}>
            <Icon name="plus" />
          </button>
          <button
            type="button"
            aria-label={t('map.zoomOut')}
            onClick={() => map.zoomOut()}
            className={`${square} border-t border-line`}
          >
            <Icon name="minus" />
          </button>
        </div>
        <button
          type="button"
          aria-label={t('map.locate')}
          aria-busy={position.state === 'asking' || undefined}
          onClick={position.ask}
          className={`${square} rounded-control border border-line bg-surface shadow-2`}
        >
          <Icon name="near" />
        </button>
      </div>
      <p role="status" className="absolute inset-x-4 bottom-10 z-[1000] mx-auto w-fit max-w-sm empty:hidden">
        {(position.state === 'refused' || position.state === 'unavailable') && (
          <span className="block rounded-card border border-line bg-raised p-3 text-13 text-ink-2 shadow-3">
            {t(`where.${position.state}`)}
          </span>
        )}
      </p>
      <Key time={criteria.time} />
    </div>
  );
}

function Key({ time }: { time: string | null }) {
  const t = useTranslations('search');
  return (
    <div className="map-key max-tablet:hidden">
      <span className="flex items-center gap-1.5">
        <i aria-hidden="true" className="map-key-price">
          €
        </i>
        {time === null ? t('map.freeAny') : t('map.free', { time })}
      </span>
      <span className="flex items-center gap-1.5">
        <i aria-hidden="true" className="map-key-dot" />
        {t('map.taken')}
      </span>
    </div>
  );
}
