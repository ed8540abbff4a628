import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { ErrorPanel } from '../ui/ErrorPanel';
import { Skeleton } from '../ui/Skeleton';
import { BookingRow } from './BookingRow';
import { FilterBar } from './FilterBar';
import { type Filters, readFilters, writeFilters } from './filters';
import { GuestBookings, useGuestBookings } from './GuestBookings';
import { NextBooking } from './NextBooking';
import { stands, useMyBookings } from './useMyBookings';

type List = ReturnType<typeof useMyBookings>;

/** The next one large, those to come, those gone by; what the account has not, this browser may have. */
export function MyBookings({ userId }: { userId: string }) {
  const [query, setQuery] = useSearchParams();
  const filters = readFilters(query);
  const isFiltered = filters.when !== 'all' || filters.status !== null;
  const coming = useMyBookings(userId, 'upcoming', filters.status, filters.when !== 'past');
  const gone = useMyBookings(userId, 'past', filters.status, filters.when !== 'upcoming');
  const lists = [...(filters.when === 'past' ? [] : [coming]), ...(filters.when === 'upcoming' ? [] : [gone])];
  const listed = new Set(lists.flatMap((list) => list.items).map(({ id }) => id));
  const guest = useGuestBookings(listed);
  const change = (next: Filters) => setQuery(writeFilters(next), { replace: true, preventScrollReset: true });

  const isSettled = lists.every((list) => list.isSuccess);
  const isEmpty = isSettled && listed.size === 0;
  const next = filters.status === null && filters.when !== 'past' ? coming.items.find(stands) : undefined;
  return (
    <>
      {next && <NextBooking booking={next} />}
      {!(isEmpty && !isFiltered) && <FilterBar filters={filters} onChange={change} />}
      {isEmpty ? (
        <Nothing isFiltered={isFiltered} onClear={() => change({ when: 'all', status: null })} />
      ) : (
        <>
          {filters.when !== 'past' && <Part name="upcoming" list={coming} without={next?.id} />}
          {filters.when !== 'upcoming' && <Part name="past" list={gone} />}
        </>
      )}
      {!isFiltered && isSettled && guest.items.length > 0 && <GuestBookings items={guest.items} />}
    </>
  );
}

function Part({ name, list, without }: { name: 'upcoming' | 'past'; list: List; without?: string | undefined }) {
  const t = useTranslations('manage.list');
  const items = list.items.filter(({ id }) => id !== without);
  if (list.isSuccess && items.length === 0 && !list.hasNextPage) return null;
  return (
    <section aria-labelledby={name} className="grid gap-3">
      <h2 id={name} className="text-18">
        {t(name)}
      </h2>
      {list.isPending && <Skeleton label={t('loading')} rows={2} className="h-19" />}
      {list.isError && items.length === 0 && (
        <ErrorPanel what={t('notLoaded')} error={list.error} onRetry={() => void list.refetch()} />
      )}
      {items.length > 0 && (
        <ul className={`grid gap-3 change ${list.isPlaceholderData ? 'opacity-60' : ''}`}>
          {items.map((booking) => (
            <BookingRow key={booking.id} booking={booking} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button
          look="quiet"
          className="justify-self-center"
          busy={list.isFetchingNextPage && t('loadingMore')}
          onClick={() => void list.fetchNextPage()}
        >
          {t('showMore')}
          <span className="sr-only">: {t(name)}</span>
        </Button>
      )}
    </section>
  );
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useTranslations('manage.list');
  if (isFiltered) {
    const clear = (
      <Button look="quiet" onClick={onClear}>
        {t('clear')}
      </Button>
    );
    return <Empty title={t('noneFiltered')} icon="filter" action={clear} />;
  }
  return (
    <Empty title={t('emptyTitle')} action={<ButtonLink to="/">{t('emptyFind')}</ButtonLink>}>
      {t('emptyText')}
    </Empty>
  );
}
