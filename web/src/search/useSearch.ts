import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Criteria } from './criteria';
import { type Found, priceAt, split, type Split } from './found';
import { queryOf, searchCourts } from './searchApi';

// A stream exists for each club, and a browser grants six to a site: a list of many clubs asks again instead.
const refreshMs = 30_000;

export function useSearch(criteria: Criteria) {
  const query = queryOf(criteria);
  const search = useInfiniteQuery({
    queryKey: ['courts', 'search', query],
    queryFn: ({ pageParam, signal }) => searchCourts(query, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    refetchOnWindowFocus: 'always',
  });
  const courts = useMemo(() => {
    const byId = new Map(search.data?.pages.flatMap((page) => page.courts.map((court) => [court.id, court])));
    return [...byId.values()];
  }, [search.data]);
  return { search, courts };
}

/** Those within the price, in the asked order, parted by when they are free. */
export function arrange(courts: readonly Found[], { time, priceMax, sort }: Criteria): Split {
  const price = (court: Found) => priceAt(court, time).price.amount;
  const affordable = priceMax === null ? courts : courts.filter((court) => price(court) <= priceMax);
  const sorted = sort === 'price' ? [...affordable].sort((a, b) => price(a) - price(b)) : affordable;
  return split(sorted, time);
}

type Places = Record<keyof Split, string[]>;

/**
 * The same, with every court kept where the reader first saw it: a slot that goes or frees while they look changes
 * its card in place. `asked` names what the reader asked for; when it changes, all is arranged anew.
 */
export function useSteady(arranged: Split, asked: string): Split {
  const [shown, setShown] = useState<{ asked: string; places: Places } | null>(null);
  if (shown?.asked !== asked) setShown({ asked, places: placesOf(arranged) });
  const places = shown?.asked === asked ? shown.places : null;
  return useMemo(() => (places === null ? arranged : putBack(arranged, places)), [arranged, places]);
}

const parts = ['free', 'near', 'other', 'full'] as const;

function placesOf(arranged: Split): Places {
  const ids = (courts: Found[]) => courts.map((court) => court.id);
  return {
    free: ids(arranged.free),
    near: ids(arranged.near),
    other: ids(arranged.other),
    full: ids(arranged.full),
  };
}

export function putBack(arranged: Split, places: Places): Split {
  const now = new Map(parts.flatMap((part) => arranged[part].map((court) => [court.id, { court, part }])));
  const back: Split = { free: [], near: [], other: [], full: [] };
  for (const part of parts) {
    for (const id of places[part]) {
      const found = now.get(id);
      if (found) back[part].push(found.court);
      now.delete(id);
    }
  }
  // New on the server since: at the end of its part, where nothing moves for it.
  for (const { court, part } of now.values()) back[part].push(court);
  return back;
}
