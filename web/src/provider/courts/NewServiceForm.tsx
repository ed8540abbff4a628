import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { answer, api } from '../../api/client';
import { useAct } from '../../api/useAct';
import { serverErrors } from '../../identity/forms';
import { Button } from '../../ui/Button';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { problemSentence } from '../../ui/problemWords';
import type { Resource, Service } from '../shapes';
import { putCourt } from './FactsForm';
import { allErrors } from './formErrors';
import { LeaveGuard } from './LeaveGuard';
import { ServiceFields } from './ServiceFields';
import { newTerms, serviceBody, serviceSchema, type Terms } from './serviceForm';
import { ServicePreview } from './ServiceForm';
import { useCourtStore } from './useCourtStore';

interface Props {
  court: Resource;
  onMade: (service: Service) => void;
  onCancel: () => void;
}

/** One thing more that is sold on this court. */
export function NewServiceForm({ court, onMade, onCancel }: Props) {
  const t = useTranslations('console.prices');
  const { currency } = court.basePrice;
  const [failures, setFailures] = useState(0);
  const form = useForm<Terms>({
    resolver: zodResolver(serviceSchema(currency)),
    defaultValues: newTerms,
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { saved, readCourt } = useCourtStore(court.id);
  const making = useAct({
    act: async (terms: Terms, key) => {
      const service = await answer(
        api.POST('/api/services', {
          body: { providerId: court.provider.id, ...serviceBody(terms, currency) },
          headers: { 'Idempotency-Key': `${key}-service` },
        }),
      );
      // Another form may have saved the court meanwhile: what is sold is added to how it stands now.
      const now = await readCourt();
      const serviceIds = [...now.services.map(({ id }) => id).filter((id) => id !== service.id), service.id];
      return { service, court: await putCourt(now, { serviceIds }, now.version, `${key}-court`) };
    },
    onDone: (made) => {
      saved(made.court, t('added', { name: made.service.name }));
      onMade(made.service);
    },
  });
  const errors = [
    ...allErrors(form.formState.errors, ([name]) => t(`field.${name as keyof Terms}`, { currency })),
    ...serverErrors(making.problem, problemSentence),
  ];
  return (
    <div className="grid items-start gap-8 desktop:grid-cols-[minmax(0,1fr)_minmax(24rem,30rem)]">
      <form
        noValidate
        aria-label={t('add')}
        onSubmit={(event) => void form.handleSubmit(making.press, () => setFailures(failures + 1))(event)}
        className="grid min-w-0 gap-6"
      >
        <ErrorSummary errors={errors} shown={failures + (making.problem ? 1 : 0)} />
        <ServiceFields form={form} currency={currency} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={making.busy && t('busy')}>
            {t('add')}
          </Button>
          <Button look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </div>
        <LeaveGuard dirty={form.formState.isDirty} />
      </form>
      <ServicePreview court={court} serviceId={court.services[0]?.id ?? null} control={form.control} />
    </div>
  );
}
