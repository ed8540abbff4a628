import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useState } from 'react';
import { type Control, useForm, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { answer, api } from '../../api/client';
import { hasCode } from '../../api/problem';
import { serverErrors } from '../../identity/forms';
import { Button } from '../../ui/Button';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { problemSentence } from '../../ui/problemWords';
import type { Resource, Service } from '../shapes';
import { ConflictBox } from './Conflict';
import { allErrors } from './formErrors';
import { LeaveGuard } from './LeaveGuard';
import { ServiceFields } from './ServiceFields';
import { serviceBody, serviceSchema, type Terms, termsOf, timesBody } from './serviceForm';
import { SlotPreview } from './SlotPreview';
import { refundWords } from './TierFields';
import { useSaving } from './useSaving';

interface Props {
  court: Resource;
  service: Service;
  onSaved: (service: Service, said: string) => void;
}

/** Lengths, prices and rules of one service; what is booked keeps what was agreed. */
export function ServiceForm({ court, service, onSaved }: Props) {
  const t = useTranslations('console.prices');
  const { currency } = court.basePrice;
  const [failures, setFailures] = useState(0);
  const form = useForm<Terms>({
    resolver: zodResolver(serviceSchema(currency)),
    defaultValues: termsOf(service),
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const read = () => answer(api.GET('/api/services/{id}', { params: { path: { id: service.id } } }));
  const { saving, conflict, save } = useSaving({
    loaded: { values: termsOf(service), version: service.version },
    send: (terms: Terms, version, key) =>
      answer(
        api.PUT('/api/services/{id}', {
          params: { path: { id: service.id } },
          body: serviceBody(terms, currency, service),
          headers: { 'If-Match': `"${version}"`, 'Idempotency-Key': key },
        }),
      ),
    read: async () => {
      const now = await read();
      return { values: termsOf(now), version: now.version };
    },
    onSaved: (next) => onSaved(next, t('saved')),
  });
  const problem = hasCode(saving.problem, 'version-mismatch') && conflict ? null : saving.problem;
  const errors = [
    ...allErrors(form.formState.errors, ([name]) => t(`field.${name as keyof Terms}`, { currency })),
    ...serverErrors(problem, problemSentence),
  ];
  return (
    <div className="grid items-start gap-8 desktop:grid-cols-[minmax(0,1fr)_minmax(24rem,30rem)]">
      <form
        noValidate
        onSubmit={(event) => void form.handleSubmit(save, () => setFailures(failures + 1))(event)}
        className="grid min-w-0 gap-6"
      >
        <ErrorSummary errors={errors} shown={failures + (problem ? 1 : 0)} />
        {conflict && (
          <ConflictBox
            conflict={conflict}
            label={(key) => t(`field.${key}`, { currency })}
            words={(key, terms) => (key === 'tiers' ? refundWords(terms.tiers).join('; ') : terms[key] || '–')}
            onMine={(merged) => save(merged)}
            onTheirs={() => void read().then((now) => onSaved(now, t('reloaded')))}
          />
        )}
        <ServiceFields form={form} currency={currency} />
        <Button type="submit" className="justify-self-start" busy={saving.busy && t('busy')}>
          {t('save')}
        </Button>
        <LeaveGuard dirty={form.formState.isDirty} />
      </form>
      <ServicePreview court={court} serviceId={service.id} control={form.control} />
    </div>
  );
}

interface PreviewProps {
  court: Resource;
  /** Whose rules those of the form stand for. */
  serviceId: string | null;
  control: Control<Terms>;
}

export function ServicePreview({ court, serviceId, control }: PreviewProps) {
  const typed = useWatch({ control });
  const { currency } = court.basePrice;
  const rules = useMemo(() => {
    const read = serviceSchema(currency).safeParse(typed);
    return read.success ? { service: timesBody(read.data, currency) } : null;
  }, [currency, typed]);
  return <SlotPreview court={court} rules={rules} serviceId={serviceId} />;
}
