import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useMemo, useState } from 'react';
import { type FieldErrors, useForm, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { Problem } from '../api/problem';
import type { User } from '../identity/session';
import { Button } from '../ui/Button';
import { ErrorSummary, type FormError } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { problemSentence } from '../ui/problemWords';
import { AccountBox } from './AccountBox';
import { type Details, type Field as FieldName, fieldErrors, fields, guestDetails, memberDetails } from './details';
import { useCheckout } from './drafts/checkout';
import { DidYouMean } from './DidYouMean';
import { NotesField } from './NotesField';
import { WayOn } from './Panel';

interface Props {
  user: User | null;
  busy: boolean;
  problem: Problem | null;
  /** What the one way on is called; null while there is none, because the hold ended. */
  verb: string | null;
  back: React.ReactNode;
  onDetails: (details: Details) => void;
}

export function DetailsForm({ user, busy, problem, verb, back, onDetails }: Props) {
  const t = useTranslations('booking');
  const [failures, setFailures] = useState(0);
  const resolver = useMemo(() => zodResolver(user ? memberDetails : guestDetails), [user]);
  const form = useForm<Details>({
    resolver,
    defaultValues: useCheckout.getState().guest,
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { register, handleSubmit, formState, control, setError, setValue } = form;
  const { errors } = formState;
  useEffect(() => {
    if (problem === null) return;
    for (const [field, message] of fieldErrors(problem)) setError(field, { message });
  }, [problem, setError]);
  // What another tab or device typed.
  useEffect(
    () =>
      useCheckout.subscribe(({ guest }, before) => {
        if (guest === before.guest) return;
        for (const one of fields) if (form.getValues(one) !== guest[one]) setValue(one, guest[one]);
      }),
    [form, setValue],
  );
  const isAboutFields = problem !== null && fieldErrors(problem).length > 0;
  const { type } = useCheckout.getState();
  const field = (name: FieldName) => ({
    ...register(name, { onChange: (event: { target: { value: string } }) => type(name, event.target.value) }),
    id: name,
    error: errors[name]?.message,
  });
  const fill = (name: FieldName, text: string) => {
    type(name, text);
    setValue(name, text, { shouldValidate: true });
  };
  const email = useWatch({ control, name: 'email' });
  const notes = useWatch({ control, name: 'notes' });
  return (
    <form noValidate onSubmit={(event) => void handleSubmit(onDetails, () => setFailures(failures + 1))(event)}>
      <div className="grid gap-5">
        <ErrorSummary errors={summary(errors)} shown={failures + (isAboutFields ? 1 : 0)} />
        {problem && !isAboutFields && <NotSent problem={problem} />}
        {!user && (
          <div className="grid gap-1.5">
            <Field
              label={t('details.email')}
              type="email"
              inputMode="email"
              autoComplete="email"
              hint={t('details.emailHint')}
              {...field('email')}
            />
            <DidYouMean typed={email} onTake={(address) => fill('email', address)} />
          </div>
        )}
        <AccountBox user={user} email={email} />
        {!user && (
          <>
            <div className="grid grid-cols-1 gap-5 min-[22rem]:grid-cols-2 min-[22rem]:gap-4">
              <Field label={t('details.firstName')} autoComplete="given-name" {...field('firstName')} />
              <Field label={t('details.lastName')} autoComplete="family-name" {...field('lastName')} />
            </div>
            <Field
              label={t('details.phone')}
              optional={t('details.phoneOptional')}
              type="tel"
              autoComplete="tel"
              hint={t('details.phoneHint')}
              {...field('phone')}
            />
          </>
        )}
        <NotesField length={notes.length} {...field('notes')} />
        {verb !== null && (
          <WayOn back={back}>
            <Button type="submit" className="min-h-13 w-full px-6 tablet:w-auto" busy={busy && t('details.booking')}>
              {verb} <Icon name="arrow" className="size-5" />
            </Button>
          </WayOn>
        )}
      </div>
    </form>
  );
}

function summary(errors: FieldErrors<Details>): FormError[] {
  return fields.flatMap((field) => (errors[field] ? [{ field, message: errors[field].message ?? '' }] : []));
}

/** Nothing in the form is wrong: it is the way there that failed. */
function NotSent({ problem }: { problem: Problem }) {
  return (
    <p role="alert" className="flex gap-2 rounded-card bg-amber-tint p-4 text-amber">
      <Icon name="warn" /> {problemSentence(problem)}
    </p>
  );
}
