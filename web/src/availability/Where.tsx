import { Component, lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Court } from '../api/types';
import { Icon } from '../ui/Icon';
import { Card } from './Card';

const WhereMap = lazy(async () => ({ default: (await import('./WhereMap')).WhereMap }));

/** The address, and the way there in whatever map the reader's device has. The picture comes when it is scrolled to. */
export function Where({ court }: { court: Court }) {
  const t = useTranslations('court');
  const box = useRef<HTMLDivElement>(null);
  const seen = useSeen(box);
  const { latitude, longitude } = court.location;
  const point = `${latitude},${longitude}`;
  return (
    <Card title={t('where.title')}>
      <div
        ref={box}
        aria-hidden="true"
        inert
        className="relative isolate h-27 overflow-hidden rounded-control bg-[var(--map-land)]"
      >
        {seen && (
          <Guard>
            <Suspense>
              <WhereMap location={court.location} />
            </Suspense>
          </Guard>
        )}
      </div>
      <p className="text-14">{court.address}</p>
      <a
        href={`geo:${point}?q=${point}(${encodeURIComponent(court.name)})`}
        className="flex min-h-11 items-center gap-2 text-14 font-control text-court underline underline-offset-4 tablet:min-h-6"
      >
        <Icon name="pin" /> {t('where.directions')}
      </a>
    </Card>
  );
}

function useSeen(box: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (box.current === null || typeof IntersectionObserver === 'undefined') return;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [box]);
  return seen;
}

/** A map that cannot be had leaves its ground; the address says the same. */
class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? null : this.props.children;
  }
}
