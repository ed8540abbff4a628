import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Navigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { answer, api } from '../../api/client';
import { useAct } from '../../api/useAct';
import { serverErrors } from '../../identity/forms';
import { Button, ButtonLink } from '../../ui/Button';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { Field, Select } from '../../ui/Field';
import { PageTitle } from '../../ui/PageTitle';
import { problemSentence } from '../../ui/problemWords';
import { Skeleton } from '../../ui/Skeleton';
import { toast } from '../../ui/toasts';
import { courtKey, courtsKey, providersQuery } from './courtsApi';
import { emptyFacts, type Facts, factsBody, factsSchema } from './facts';
import { FactsFields } from './FactsFields';
import { factLabels } from './FactsForm';
import { allErrors } from './formErrors';
import { LeaveGuard } from './LeaveGuard';
import { newTerms, serviceBody, serviceSchema, type Terms } from './serviceForm';

/** A court and the first thing sold on it; hours and rules come after, with their preview. */
export function NewCourtPage() {
  const t = useTranslations('console.newCourt');
  const providers = useQuery(providersQuery);
  return (
    <div className="grid gap-6 px-4 py-4 tablet:px-6">
      <div className="grid gap-1">
        <PageTitle title={t('title')} className="text-22" />
        <p className="max-w-[44rem] text-ink-2">{t('text')}</p>
      </div>
      {providers.isPending && <Skeleton label={t('loading')} rows={3} />}
      {providers.isError && (
        <ErrorPanel what={t('failed')} error={providers.error} onRetry={() => void providers.refetch()} />
      )}
      {providers.data && <ForProvider providers={providers.data.items} />}
    </div>
  );
}

type Provider = Awaited<ReturnType<NonNullable<typeof providersQuery.queryFn>>>['items'][number];

function ForProvider({ providers }: { providers: Provider[] }) {
  const t = useTranslations('console.newCourt');
  const [chosen, setChosen] = useState(providers[0]?.id);
  const provider = providers.find(({ id }) => id === chosen);
  if (provider === undefined) return <p>{t('noProvider')}</p>;
  return (
    <>
      {providers.length > 1 && (
        <div className="max-w-[44rem]">
          <Select label={t('provider')} value={provider.id} onChange={(event) => setChosen(event.target.value)}>
            {providers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      )}
      <NewCourtForm key={provider.id} provider={provider} />
    </>
  );
}

type First = Pick<Terms, 'name' | 'duration'>;

function NewCourtForm({ provider }: { provider: Provider }) {
  const t = useTranslations('console.newCourt');
  const facts = useTranslations('console.facts');
  const terms = useTranslations('console.prices');
  const { currency } = provider;
  const [failures, setFailures] = useState(0);
  const form = useForm<Facts>({
    resolver: zodResolver(factsSchema(currency)),
    defaultValues: emptyFacts(provider.timeZone),
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const service = useForm<Terms>({
    resolver: zodResolver(serviceSchema(currency)),
    defaultValues: { ...newTerms, name: t('serviceDefault') },
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { creating, made } = useCreating(provider);
  const submit = async () => {
    const isWhole = [await form.trigger(), await service.trigger()].every(Boolean);
    if (!isWhole) return setFailures((count) => count + 1);
    creating.press({ facts: form.getValues(), first: service.getValues() });
  };
  if (made !== null) return <Navigate to={`/provider/courts/${made}/hours`} replace />;
  const own = allErrors(service.formState.errors, ([name]) => terms(`field.${name as keyof Terms}`, { currency }));
  const ofService = own.map((one) => ({ ...one, field: `service-${one.field}` }));
  const ofFacts = allErrors(form.formState.errors, ([name]) => facts(factLabels[name as keyof Facts], { currency }));
  const errors = [...ofFacts, ...ofService, ...serverErrors(creating.problem, problemSentence)];
  const input = (name: keyof First) => ({
    ...service.register(name),
    id: `service-${name}`,
    error: service.formState.errors[name]?.message,
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="grid max-w-[44rem] gap-6"
    >
      <ErrorSummary errors={errors} shown={failures + (creating.problem ? 1 : 0)} />
      <FactsFields form={form} currency={currency} isCourt />
      <fieldset className="grid gap-4">
        <legend className="mb-2 text-18 font-heading">{t('service')}</legend>
        <div className="grid gap-5 tablet:grid-cols-2">
          <Field label={t('serviceName')} hint={t('serviceNameHint')} {...input('name')} />
          <Field label={t('duration')} inputMode="numeric" className="num" {...input('duration')} />
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={creating.busy && t('busy')}>
          {t('create')}
        </Button>
        <ButtonLink look="quiet" to="/provider/courts">
          {t('cancel')}
        </ButtonLink>
      </div>
      <LeaveGuard dirty={form.formState.isDirty || service.formState.isDirty} />
    </form>
  );
}

function useCreating({ id: providerId, currency }: Provider) {
  const t = useTranslations('console.newCourt');
  const client = useQueryClient();
  const [made, setMade] = useState<string | null>(null);
  const creating = useAct({
    act: ({ facts, first }: { facts: Facts; first: Terms }, key) => {
      const terms = { ...first, durationMax: first.duration, grid: first.duration };
      const services = [serviceBody(terms, currency)];
      return answer(
        api.POST('/api/courts', {
          body: { ...factsBody(facts, currency), active: true, kind: 'court', providerId, services },
          headers: { 'Idempotency-Key': key },
        }),
      );
    },
    onDone: (court) => {
      client.setQueryData(courtKey(court.id), court);
      void client.invalidateQueries({ queryKey: courtsKey });
      toast(t('created', { name: court.name }));
      setMade(court.id);
    },
  });
  return { creating, made };
}
