import { useEffect, useLayoutEffect } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

const key = 'holdfast.scroll';
const most = 50;

function positions(): Record<string, number> {
  return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, number>;
}

function remember(place: string): void {
  const others = Object.entries(positions()).filter(([other]) => other !== place);
  sessionStorage.setItem(key, JSON.stringify(Object.fromEntries([...others.slice(-most), [place, scrollY]])));
}

/** A new page begins at its top, going back finds the place that was left. A new search on the same page moves nothing. */
export function ScrollMemory() {
  const { key: place, pathname } = useLocation();
  const came = useNavigationType();
  useEffect(() => {
    history.scrollRestoration = 'manual';
    const onLeave = () => remember(place);
    addEventListener('scrollend', onLeave);
    addEventListener('pagehide', onLeave);
    return () => {
      removeEventListener('scrollend', onLeave);
      removeEventListener('pagehide', onLeave);
    };
  }, [place]);
  useLayoutEffect(() => {
    scrollTo(0, came === NavigationType.Pop ? (positions()[place] ?? 0) : 0);
    // Only another page moves: a filter in the address does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname]);
  return null;
}
