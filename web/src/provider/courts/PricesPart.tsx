import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button';
import { Segmented } from '../../ui/Choices';
import { Empty } from '../../ui/Empty';
import { Icon } from '../../ui/Icon';
import type { Resource, Service } from '../shapes';
import { courtKey } from './courtsApi';
import { EndService } from './EndService';
import { NewServiceForm } from './NewServiceForm';
import { ServiceForm } from './ServiceForm';
import { useCourtStore } from './useCourtStore';

/** In the address in place of a service: the form of one that is not there yet. */
const fresh = 'new';

/** What is sold on this court. A service that several courts sell changes on all of them. */
export function PricesPart({ court }: { court: Resource }) {
  const t = useTranslations('console.prices');
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const { saved } = useCourtStore(court.id);
  const { services } = court;
  const show = (id: string | null) =>
    setParams(id === null ? {} : { service: id }, { replace: true, preventScrollReset: true });
  if (params.get('service') === fresh) {
    return <NewServiceForm court={court} onMade={({ id }) => show(id)} onCancel={() => show(null)} />;
  }
  const add = (
    <Button look="quiet" size="small" onClick={() => show(fresh)}>
      <Icon name="plus" className="size-4" /> {t('add')}
    </Button>
  );
  const service = services.find(({ id }) => id === params.get('service')) ?? services[0];
  if (service === undefined) {
    return (
      <Empty title={t('none')} action={add}>
        {t('noneText')}
      </Empty>
    );
  }
  const store = (next: Service, said: string) => {
    const now = client.getQueryData<Resource>(courtKey(court.id)) ?? court;
    saved({ ...now, services: now.services.map((one) => (one.id === next.id ? next : one)) }, said);
  };
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2">
        {services.length > 1 && (
          <Segmented
            label={t('service')}
            choices={services.map(({ id, name }) => ({ value: id, label: name }))}
            value={service.id}
            onChange={show}
          />
        )}
        {add}
        {services.length > 1 && <EndService key={service.id} court={court} service={service} />}
      </div>
      <ServiceForm key={`${service.id}:${service.version}`} court={court} service={service} onSaved={store} />
    </div>
  );
}
