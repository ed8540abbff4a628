import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { serverNow } from '../api/clock';
import { keptHolds } from '../bookings/kept';
import { speakWholly } from '../i18n/translations';
import { MapPanel } from '../map/MapPanel';
import { useMedia } from '../ui/hooks';
import { whenIdle } from '../ui/partLater';
import { localDate } from '../ui/time';
import { type Criteria, isBare, readCriteria, readersZone, writeCriteria } from './criteria';
import { Filters } from './Filters';
import { type Found, hoursOf } from './found';
import { Headline } from './Headline';
import { HeaderSlot } from './HeaderSlot';
import { HourBar } from './HourBar';
import { fetchParts } from './parts';
import { PhoneSearch } from './PhoneSearch';
import { rememberedSearch, rememberPlace, rememberSearch } from './remembered';
import { Results } from './Results';
import { SearchBar } from './SearchBar';
import { queryOf } from './searchApi';
import { Sheet } from './Sheet';
import { arrange, useSearch, useSteady } from './useSearch';

// Few come back to a hold: its code and words wait until there is one.
const HoldReminder = lazy(async () => {
  const [reminder] = await Promise.all([import('../bookings/HoldReminder'), speakWholly()]);
  return { default: reminder.HoldReminder };
});

export function SearchPage() {
  const t = useTranslations('search');
  const [now] = useState(serverNow);
  const { criteria, change } = useCriteria(now);
  const wide = useMedia('(min-width: 40rem)');
  const desktop = useMedia('(min-width: 68.75rem)');
  const [marked, setMarked] = useState<string | null>(null);
  const { search, courts } = useSearch(criteria);
  const arranged = useMemo(() => arrange(courts, criteria), [courts, criteria]);
  const asked = JSON.stringify([
    queryOf(criteria),
    criteria.time,
    criteria.priceMax,
    criteria.sort,
    search.isPlaceholderData,
    search.data?.pages.length,
  ]);
  const shown = useSteady(arranged, asked);
  const hours = useMemo(() => hoursOf(courts), [courts]);
  const toResults = () => document.querySelector<HTMLElement>('main h1')?.focus();
  const today = localDate(now, courts[0]?.zone ?? readersZone());
  const bar = { criteria, today, times: hours.map((hour) => hour.time), onChange: change, onSubmit: toResults };
  useEffect(() => whenIdle(fetchWhatFollows), []);
  const holding = keptHolds.useAll().length > 0;
  const free = arranged.free.length;
  return (
    <div className="tablet:grid tablet:grid-cols-[55fr_45fr] desktop:grid-cols-[39.75rem_minmax(0,1fr)]">
      {desktop ? (
        <HeaderSlot>
          <SearchBar {...bar} />
        </HeaderSlot>
      ) : (
        <div className="z-20 border-b border-line bg-surface px-4 py-2.5 tablet:sticky tablet:top-16 tablet:col-span-2 tablet:px-6">
          {wide ? <SearchBar {...bar} /> : <PhoneSearch {...bar} found={t('phone.show', { count: free })} />}
        </div>
      )}
      <Sheet
        map={
          <MapPanel
            {...{ criteria, shown, marked }}
            ready={!search.isPending}
            settled={search.data !== undefined && !search.isPlaceholderData}
            onMark={setMarked}
            onChange={change}
          />
        }
      >
        <Filters criteria={criteria} prices={useMemo(() => pricesOf(courts), [courts])} onChange={change} />
        {holding && (
          <Suspense>
            <HoldReminder />
          </Suspense>
        )}
        <HourBar
          hours={hours}
          date={criteria.date}
          time={criteria.time}
          pending={search.isPending}
          onTime={(time) => change({ ...criteria, time })}
        />
        <Headline {...{ criteria, free, search }} zone={courts[0]?.zone} onChange={change} />
        <Results {...{ search, shown, hours, criteria, marked }} onMark={setMarked} onChange={change} />
        <p className="text-12 text-ink-3">{t('credits')}</p>
      </Sheet>
    </div>
  );
}

/** What opens on a press, and the words of the pages that one goes on to. */
function fetchWhatFollows(): void {
  fetchParts();
  speakWholly().catch((error: unknown) => {
    // Without network now: the next page asks again.
    console.info('The words of other pages come later.', error);
  });
}

/** The address holds the search; the bare "/" goes on with what this device looked for last. */
function useCriteria(now: number) {
  const [params, setParams] = useSearchParams();
  const bare = isBare(params);
  const asked = bare ? (rememberedSearch(localDate(now, readersZone())) ?? params) : params;
  const text = asked.toString();
  const criteria = useMemo(() => readCriteria(new URLSearchParams(text), now), [text, now]);
  useEffect(() => {
    if (bare) setParams(writeCriteria(criteria), { replace: true, preventScrollReset: true });
    else rememberSearch(writeCriteria(criteria));
  }, [bare, criteria, setParams]);
  const change = useCallback(
    (next: Criteria) => {
      const moved = next.place !== criteria.place;
      if (moved) rememberPlace(next.place);
      // Another place is a step that "back" undoes; an hour or a filter is not.
      setParams(writeCriteria(next), {
        replace: !moved || next.place.name === null,
        preventScrollReset: true,
      });
    },
    [criteria.place, setParams],
  );
  return { criteria, change };
}

function pricesOf(courts: readonly Found[]) {
  const prices = courts.flatMap((court) => court.slots.map((slot) => slot.price)).sort((a, b) => a.amount - b.amount);
  const [least] = prices;
  const most = prices.at(-1);
  return least && most && least.currency === most.currency && least.amount < most.amount ? { least, most } : null;
}
