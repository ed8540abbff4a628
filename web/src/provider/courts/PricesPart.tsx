import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { Segmented } from '../../ui/Choices';
import { Empty } from '../../ui/Empty';
import type { Resource, Service } from '../shapes';
import { courtKey } from './courtsApi';
import { ServiceForm } from './ServiceForm';
import { useCourtStore } from './useCourtStore';

/** What is sold on this court. A service that several courts sell changes on all of them. */
export function PricesPart({ court }: { court: Resource }) {
  const t = useTranslations('console.prices');
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const { saved } = useCourtStore(court.id);
  const service = court.services.find(({ id }) => id === params.get('service')) ?? court.services[0];
  if (service === undefined) return <Empty title={t('none')}>{t('noneText')}</Empty>;
  const store = (next: Service, said: string) => {
    const now = client.getQueryData<Resource>(courtKey(court.id)) ?? court;
    saved({ ...now, services: now.services.map((one) => (one.id === next.id ? next : one)) }, said);
  };
  return (
    <div className="grid gap-5">
      {court.services.length > 1 && (
        <Segmented
          label={t('service')}
          choices={court.services.map(({ id, name }) => ({ value: id, label: name }))}
          value={service.id}
          onChange={(id) => setParams({ service: id }, { replace: true, preventScrollReset: true })}
        />
      )}
      <ServiceForm key={`${service.id}:${service.version}`} court={court} service={service} onSaved={store} />
    </div>
  );
}
