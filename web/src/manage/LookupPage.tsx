import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import * as z from 'zod/mini';
import { answer, api } from '../api/client';
import { useAct } from '../api/useAct';
import { translator } from '../i18n/translations';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { PageTitle } from '../ui/PageTitle';
import { problemSentence } from '../ui/problemWords';
import { email } from '../ui/schemas';
import { faultOf, normalised } from './code';

const schema = z.object({
  code: z.pipe(
    z.pipe(z.string(), z.transform(normalised)),
    z.string().check(
      z.refine((code) => faultOf(code) !== 'length', { error: () => translator('manage')('lookup.codeWrong') }),
      z.refine((code) => faultOf(code) !== 'signs', { error: () => translator('manage')('lookup.codeLetters') }),
    ),
  ),
  email,
});
type Lookup = z.infer<typeof schema>;

/** The answer is always the same, so nobody learns here whether there is a booking. */
export function LookupPage() {
  const t = useTranslations('manage.lookup');
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <div className="page-narrow grid max-w-lg gap-6 pt-6 tablet:pt-9">
      <PageTitle title={t('title')} className="text-28" />
      {sentTo === null ? (
        <>
          <p className="text-ink-2">{t('intro')}</p>
          <LookupForm onSent={setSentTo} />
        </>
      ) : (
        <Sent to={sentTo} onAgain={() => setSentTo(null)} />
      )}
    </div>
  );
}

function LookupForm({ onSent }: { onSent: (email: string) => void }) {
  const t = useTranslations('manage.lookup');
  const [failures, setFailures] = useState(0);
  const { register, handleSubmit, formState } = useForm<Lookup>({
    resolver: zodResolver(schema),
    defaultValues: { code: '', email: '' },
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { errors } = formState;
  const lookup = useAct({
    act: (body: Lookup, key) => answer(api.POST('/api/bookings/lookup', { body, headers: { 'Idempotency-Key': key } })),
    onDone: (_, { email: to }) => onSent(to),
  });
  const all = [
    ...Object.entries(errors).map(([field, error]) => ({ field, message: error?.message ?? '' })),
    ...(lookup.problem ? [{ message: problemSentence(lookup.problem) }] : []),
  ];
  return (
    <form
      noValidate
      onSubmit={(event) => void handleSubmit(lookup.press, () => setFailures(failures + 1))(event)}
      className="grid gap-5 rounded-card border border-line bg-surface p-5"
    >
      <ErrorSummary errors={all} shown={failures + (lookup.problem ? 1 : 0)} />
      <Field
        label={t('code')}
        hint={t('codeHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className="num uppercase"
        {...register('code')}
        id="code"
        error={errors.code?.message}
      />
      <Field
        label={t('email')}
        hint={t('emailHint')}
        type="email"
        autoComplete="email"
        {...register('email')}
        id="email"
        error={errors.email?.message}
      />
      <Button type="submit" busy={lookup.busy && t('sending')}>
        {t('send')}
      </Button>
    </form>
  );
}

function Sent({ to, onAgain }: { to: string; onAgain: () => void }) {
  const t = useTranslations('manage.lookup');
  return (
    <section role="status" className="grid justify-items-start gap-3 rounded-card border border-line bg-surface p-5">
      <h2 className="flex items-center gap-2 text-18">
        <Icon name="mail" className="size-6 text-grass" /> {t('sentTitle')}
      </h2>
      <p className="break-words">{t('sent', { email: to })}</p>
      <p className="text-14 text-ink-2">{t('sentWait')}</p>
      <Button look="quiet" onClick={onAgain}>
        {t('again')}
      </Button>
    </section>
  );
}
