import { Component, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Criteria } from '../search/criteria';
import type { Split } from '../search/found';

export interface MapProps {
  criteria: Criteria;
  shown: Split;
  /** What is shown answers these criteria, not the ones before. */
  settled: boolean;
  marked: string | null;
  onMark: (id: string | null) => void;
  onChange: (criteria: Criteria) => void;
}

const CourtMap = lazy(async () => ({ default: (await import('./CourtMap')).CourtMap }));

/** The map comes after the list has been painted, into a box that is there from the beginning. */
export function MapPanel({ ready, ...map }: MapProps & { ready: boolean }) {
  const t = useTranslations('search');
  const begun = useAfterPaint(ready);
  return (
    <section aria-label={t('map.label')} className="relative isolate size-full overflow-hidden bg-[var(--map-land)]">
      {begun && (
        <MapGuard failed={<p className="p-6 text-14 text-ink-2">{t('map.failed')}</p>}>
          <Suspense fallback={<p className="sr-only">{t('map.loading')}</p>}>
            <CourtMap {...map} />
          </Suspense>
        </MapGuard>
      )}
    </section>
  );
}

function useAfterPaint(ready: boolean): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    if (!ready) return;
    // Two frames: the first one draws the list, the second comes when that is done.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setPainted(true));
    });
    return () => cancelAnimationFrame(frame);
  }, [ready]);
  return painted;
}

interface GuardProps {
  failed: ReactNode;
  children: ReactNode;
}

/** A map that cannot be loaded takes nothing else with it: the list has all of it. */
class MapGuard extends Component<GuardProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? this.props.failed : this.props.children;
  }
}
