import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { answer, api } from '../../api/client';
import { hasCode } from '../../api/problem';
import { serverErrors } from '../../identity/forms';
import { Button } from '../../ui/Button';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { problemSentence } from '../../ui/problemWords';
import type { Resource } from '../shapes';
import { ConflictBox } from './Conflict';
import { type Facts, factsBody, factsOf, factsSchema } from './facts';
import { FactsFields } from './FactsFields';
import { allErrors } from './formErrors';
import { LeaveGuard } from './LeaveGuard';
import { useCourtStore } from './useCourtStore';
import { useSaving } from './useSaving';

/** What a court is: saved over the version that was read. */
export function FactsForm({ court }: { court: Resource }) {
  const t = useTranslations('console.facts');
  const { saved, readCourt } = useCourtStore(court.id);
  const { currency } = court.basePrice;
  const [failures, setFailures] = useState(0);
  const form = useForm<Facts>({
    resolver: zodResolver(factsSchema(currency)),
    defaultValues: factsOf(court),
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { saving, conflict, save } = useSaving({
    loaded: { values: factsOf(court), version: court.version },
    send: (facts: Facts, version, key) => putCourt(court, factsBody(facts, currency, court), version, key),
    read: async () => {
      const now = await readCourt();
      return { values: factsOf(now), version: now.version };
    },
    onSaved: (now) => saved(now, t('saved')),
  });
  const problem = hasCode(saving.problem, 'version-mismatch') && conflict ? null : saving.problem;
  const errors = [
    ...allErrors(form.formState.errors, ([name]) => t(factLabels[name as keyof Facts], { currency })),
    ...serverErrors(problem, problemSentence),
  ];
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit(save, () => setFailures(failures + 1))(event)}
      className="grid max-w-[44rem] gap-6"
    >
      <ErrorSummary errors={errors} shown={failures + (problem ? 1 : 0)} />
      {conflict && (
        <ConflictBox
          conflict={conflict}
          label={(key) => t(factLabels[key], { currency })}
          words={(key, values) => String(values[key]) || t('unsaid')}
          onMine={(merged) => save(merged)}
          onTheirs={() => void readCourt().then((now) => saved(now, t('reloaded')))}
        />
      )}
      <FactsFields form={form} currency={currency} isCourt={court.kind === 'court'} />
      <Button type="submit" className="justify-self-start" busy={saving.busy && t('busy')}>
        {t('save')}
      </Button>
      <LeaveGuard dirty={form.formState.isDirty} />
    </form>
  );
}

export const factLabels = {
  name: 'name',
  fieldType: 'sport',
  description: 'description',
  address: 'address',
  latitude: 'latitude',
  longitude: 'longitude',
  timeZone: 'timeZone',
  price: 'price',
  units: 'units',
  walls: 'walls',
  surface: 'surface',
  goals: 'goals',
  indoor: 'indoor',
  lights: 'lights',
} as const satisfies Record<keyof Facts, string>;

export const putCourt = (
  court: Resource,
  body: Partial<ReturnType<typeof factsBody>> & { active?: boolean; serviceIds?: string[] },
  version: number,
  key: string,
) =>
  answer(
    api.PUT('/api/resources/{id}', {
      params: { path: { id: court.id } },
      body: { ...factsBody(factsOf(court), court.basePrice.currency, court), venueId: court.venueId, ...body },
      headers: { 'If-Match': `"${version}"`, 'Idempotency-Key': key },
    }),
  );
