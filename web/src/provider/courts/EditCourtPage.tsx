import { useQuery } from '@tanstack/react-query';
import { Link, NavLink, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { hasCode } from '../../api/problem';
import { ButtonLink } from '../../ui/Button';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Icon } from '../../ui/Icon';
import { PageTitle } from '../../ui/PageTitle';
import { Skeleton } from '../../ui/Skeleton';
import { shortName } from '../names';
import type { Resource } from '../shapes';
import { courtQuery } from './courtsApi';
import { FactsForm } from './FactsForm';
import { HoursForm } from './HoursForm';
import { Offering } from './Offering';
import { PricesPart } from './PricesPart';

const parts = ['facts', 'hours', 'prices'] as const;

/** One court, in three parts that are saved each by itself. */
export function EditCourtPage() {
  const t = useTranslations('console.court');
  const { courtId = '' } = useParams();
  const court = useQuery(courtQuery(courtId));
  if (court.data) return <Loaded court={court.data} />;
  const gone = hasCode(court.error, 'resource-unknown', 'not-found');
  return (
    <div className="grid gap-4 p-4 tablet:p-6">
      {court.isError ? (
        <ErrorPanel
          what={t(gone ? 'gone' : 'failed')}
          error={court.error}
          onRetry={gone ? undefined : () => void court.refetch()}
        >
          <ButtonLink to="/provider/courts">{t('back')}</ButtonLink>
        </ErrorPanel>
      ) : (
        <Skeleton label={t('loading')} rows={3} />
      )}
    </div>
  );
}

function Loaded({ court }: { court: Resource }) {
  const t = useTranslations('console.court');
  const { part = 'facts' } = useParams();
  const key = `${court.id}:${court.version}`;
  return (
    <div className="pb-12">
      <header className="grid gap-2 border-b border-line px-4 pt-2 tablet:px-6">
        <Link
          to="/provider/courts"
          className="-ms-2 inline-flex min-h-11 items-center gap-1 justify-self-start rounded-control px-2 text-14 font-control text-court"
        >
          <Icon name="back" /> {t('back')}
        </Link>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <PageTitle title={court.name} className="text-22">
            {shortName(court)}
          </PageTitle>
          <div className="flex flex-wrap gap-2">
            {court.active && (
              <ButtonLink look="quiet" size="small" to={`/courts/${court.id}`}>
                <Icon name="eye" className="size-4" /> {t('seeIt')}
              </ButtonLink>
            )}
            <Offering court={court} />
          </div>
        </div>
        {!court.active && <p className="text-14 font-control text-amber">{t('inactive')}</p>}
        <nav aria-label={t('parts')} className="-mb-px flex gap-1 overflow-x-auto">
          {parts.map((one) => (
            <NavLink
              key={one}
              to={one === 'facts' ? `/provider/courts/${court.id}` : `/provider/courts/${court.id}/${one}`}
              end
              className={({ isActive }) =>
                `inline-flex min-h-11 items-center border-b-2 px-3 text-14 font-control whitespace-nowrap ${isActive ? 'border-ink text-ink' : 'border-transparent text-ink-2 hover:text-ink'}`
              }
            >
              {t(`part.${one}`)}
            </NavLink>
          ))}
        </nav>
      </header>
      <div className="px-4 pt-6 tablet:px-6">
        {part === 'hours' ? (
          <HoursForm key={key} court={court} />
        ) : part === 'prices' ? (
          <PricesPart court={court} />
        ) : (
          <FactsForm key={key} court={court} />
        )}
      </div>
    </div>
  );
}
