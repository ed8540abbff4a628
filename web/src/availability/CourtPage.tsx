import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useParams, useSearchParams } from 'react-router';
import { serverNow } from '../api/clock';
import { hasCode } from '../api/problem';
import type { Court } from '../api/types';
import { HoldReminder } from '../bookings/HoldReminder';
import { ButtonLink } from '../ui/Button';
import { ErrorPanel } from '../ui/ErrorPanel';
import { PageTitle } from '../ui/PageTitle';
import { Skeleton } from '../ui/Skeleton';
import { localDate } from '../ui/time';
import { Card } from './Card';
import { CourtHeader } from './CourtHeader';
import { CourtTimes } from './CourtTimes';
import { HourPrices } from './HourPrices';
import { OpeningHours } from './OpeningHours';
import { PlansChange } from './PlansChange';
import { courtQuery } from './queries';
import { Rules } from './Rules';
import { ChosenService, ServiceChoice } from './ServiceChoice';
import type { Service } from './shapes';
import { isCourt, Picture } from './Picture';
import { Where } from './Where';

/** A place that can be booked: a court, a room, or a person. */
export function CourtPage() {
  const t = useTranslations('court');
  const { id = '' } = useParams();
  const court = useQuery(courtQuery(id));
  if (court.isPending) {
    return (
      <div className="page pt-8">
        <Skeleton label={t('page.loading')} rows={3} className="h-56" />
      </div>
    );
  }
  if (court.isError) {
    const gone = hasCode(court.error, 'not-found', 'resource-unknown');
    return (
      <div className="page grid gap-4 pt-8">
        <PageTitle title={t(gone ? 'page.gone' : 'page.title')} className="text-28" />
        <ErrorPanel
          what={t(gone ? 'page.goneWhy' : 'page.failed')}
          error={court.error}
          onRetry={gone ? undefined : () => void court.refetch()}
        >
          <ButtonLink to="/">{t('page.find')}</ButtonLink>
        </ErrorPanel>
      </div>
    );
  }
  return <Loaded key={court.data.id} court={court.data} />;
}

function Loaded({ court }: { court: Court }) {
  const [params] = useSearchParams();
  const [today] = useState(() => localDate(serverNow(), court.timeZone));
  const services: Service[] = court.services;
  const service = services.length === 1 ? services[0] : services.find((one) => one.id === params.get('service'));
  return (
    <div className="page grid gap-4 pb-40 tablet:pt-3">
      <CourtHeader court={court} />
      <div className="grid items-start gap-6 desktop:grid-cols-[minmax(0,1fr)_21.5rem]">
        <div className="grid min-w-0 gap-3">
          {service && services.length > 1 && <ChosenService service={service} />}
          <WhatIsSold court={court} services={services} service={service} />
          <HoldReminder />
        </div>
        <div className="grid min-w-0 gap-3.5 tablet:max-desktop:grid-cols-2">
          {isCourt(court) && <Picture court={court} />}
          <About court={court} />
          {service && <HourPrices service={service} />}
          {service && <Rules court={court} service={service} />}
          {service && <PlansChange court={court} service={service} />}
          <Where court={court} />
          <OpeningHours court={court} today={today} />
        </div>
      </div>
    </div>
  );
}

/** What the place says of itself. */
function About({ court }: { court: Court }) {
  const t = useTranslations('court');
  if (!court.description) return null;
  return (
    <Card title={t('about.title')}>
      <p className="text-14 break-words whitespace-pre-line text-ink-2">{court.description}</p>
    </Card>
  );
}

interface SoldProps {
  court: Court;
  services: Service[];
  service: Service | undefined;
}

function WhatIsSold({ court, services, service }: SoldProps) {
  const t = useTranslations('court');
  if (service) return <CourtTimes key={service.id} court={court} service={service} />;
  if (services.length > 0) return <ServiceChoice court={court} services={services} />;
  return (
    <section className="grid justify-items-start gap-3 rounded-card border border-line bg-surface p-5">
      <h2 className="text-18">{t('service.none')}</h2>
      <ButtonLink to="/">{t('page.find')}</ButtonLink>
    </section>
  );
}
