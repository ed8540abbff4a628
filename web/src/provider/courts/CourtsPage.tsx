import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { attributeFacts, sportName } from '../../availability/attributes';
import { Button, ButtonLink } from '../../ui/Button';
import { CourtDrawing } from '../../ui/CourtDrawing';
import { DayRibbon } from '../../ui/DayRibbon';
import { Empty } from '../../ui/Empty';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { formatMoney } from '../../ui/money';
import { PageTitle } from '../../ui/PageTitle';
import { Skeleton } from '../../ui/Skeleton';
import { dayQuery } from '../dayApi';
import { shortName } from '../names';
import type { Day, Resource } from '../shapes';
import { courtsQuery } from './courtsApi';
import { ribbonOf } from './ribbon';

/** What the place has to give: each court with what is sold of today. */
export function CourtsPage() {
  const t = useTranslations('console.courts');
  const courts = useInfiniteQuery(courtsQuery);
  const day = useQuery(dayQuery(null));
  const all = courts.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="grid gap-5 pb-10">
      <header className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 tablet:px-6">
        <PageTitle title={t('title')} className="text-22" />
        <ButtonLink to="/provider/courts/new">{t('add')}</ButtonLink>
      </header>
      <div className="grid gap-3 px-4 tablet:px-6">
        {courts.isPending && <Skeleton label={t('loading')} rows={4} className="h-20" />}
        {courts.isError && <ErrorPanel what={t('failed')} error={courts.error} onRetry={() => void courts.refetch()} />}
        {courts.data && all.length === 0 && <Empty title={t('empty')}>{t('emptyText')}</Empty>}
        {all.length > 0 && (
          <ul className="grid gap-2">
            {all.map((court) => (
              <CourtRow key={court.id} court={court} day={day.data} />
            ))}
          </ul>
        )}
        {courts.hasNextPage && (
          <Button
            look="quiet"
            className="justify-self-start"
            busy={courts.isFetchingNextPage && t('loading')}
            onClick={() => void courts.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
      </div>
    </div>
  );
}

function CourtRow({ court, day }: { court: Resource; day: Day | undefined }) {
  const t = useTranslations('console.courts');
  const known = attributeFacts(court.attributes).map(({ words }) => words);
  const facts = [sportName(court.fieldType), ...known].filter(Boolean).slice(0, 4);
  return (
    <li className="relative grid grid-cols-[3.5rem_minmax(0,1fr)] items-center gap-x-4 gap-y-2 rounded-card border border-line px-4 py-3 hover:bg-bg desktop:grid-cols-[3.5rem_minmax(0,1fr)_15rem_8rem]">
      <CourtDrawing
        kind={court.fieldType}
        seed={court.id}
        indoor={Reflect.get(court.attributes, 'indoor') === true}
        className="size-14 overflow-hidden rounded-cell"
      />
      <div className="min-w-0">
        <h2 className="text-16">
          <Link to={`/provider/courts/${court.id}`} className="after:absolute after:inset-0">
            {shortName(court)}
          </Link>
        </h2>
        <p className="text-13 text-ink-2">{facts.join(' · ')}</p>
        {!court.active && <p className="text-13 font-control text-amber">{t('inactive')}</p>}
      </div>
      <div className="max-desktop:col-span-2">{day && court.active && <Load court={court} day={day} />}</div>
      <p className="num text-14 font-control max-desktop:col-span-2 desktop:text-end">
        {t('perHour', { price: formatMoney(court.basePrice) })}
      </p>
    </li>
  );
}

function Load({ court, day }: { court: Resource; day: Day }) {
  const t = useTranslations('console.courts');
  const load = day.courts.find(({ id }) => id === court.id);
  const hours = ribbonOf(court, day.bookings, day.date);
  const count = load?.bookings ?? 0;
  const words = hours.length === 0 ? t('closedToday') : t('load', { count, percent: load?.load ?? 0 });
  if (hours.length === 0) return <p className="text-13 text-ink-2">{words}</p>;
  return (
    <div className="grid gap-1">
      <DayRibbon hours={hours} label={t('ribbon', { name: shortName(court), load: words })} />
      <p aria-hidden="true" className="num text-13 text-ink-2">
        {words}
      </p>
    </div>
  );
}
