import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import * as z from 'zod/mini';
import { answer, api } from '../api/client';
import { hasCode, type Problem } from '../api/problem';
import { useAct } from '../api/useAct';
import { translator } from '../i18n/translations';
import { Button, ButtonLink } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { PageTitle } from '../ui/PageTitle';
import { problemSentence } from '../ui/problemWords';
import { email } from '../ui/schemas';
import { formErrors, serverErrors, useTypedEmail } from './forms';
import { localPath } from './localPath';
import { PasswordField } from './PasswordField';
import { useEnter } from './useEnter';
import { spokenWait, useWaitIsOver } from './useWait';

const schema = z.object({
  email,
  password: z.string().check(z.minLength(1, { error: () => translator('account')('signIn.passwordMissing') })),
});
type Credentials = z.infer<typeof schema>;

const linkLook = 'font-control text-court underline underline-offset-4';

export function SignInPage() {
  const t = useTranslations('account.signIn');
  const [params] = useSearchParams();
  return (
    <div className="page-narrow grid max-w-lg gap-6 pt-6 tablet:pt-9">
      <div className="grid gap-2">
        <PageTitle title={t('title')} className="text-28" />
        {localPath(params.get('next')) && <p className="text-ink-2">{t('next')}</p>}
      </div>
      <SignInForm />
      <p className="text-14 text-ink-2">
        {t.rich('guest', {
          link: (chunks) => (
            <Link className={linkLook} to="/lookup">
              {chunks}
            </Link>
          ),
        })}
      </p>
    </div>
  );
}

function SignInForm() {
  const t = useTranslations('account.signIn');
  const { search } = useLocation();
  const enter = useEnter();
  const [failures, setFailures] = useState(0);
  const { register, handleSubmit, formState, control } = useForm<Credentials>({
    resolver: zodResolver(schema),
    defaultValues: { email: useTypedEmail(), password: '' },
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const typed = useWatch({ control, name: 'email' });
  const signingIn = useAct({
    act: (body: Credentials) => answer(api.POST('/api/auth/login', { body })),
    onDone: enter,
  });
  const { errors } = formState;
  const said = useRefusal(signingIn.problem);
  const all = [...formErrors(errors), ...serverErrors(signingIn.problem, () => said ?? '')];
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => void handleSubmit(signingIn.press, () => setFailures(failures + 1))(event)}
        className="grid gap-5 rounded-card border border-line bg-surface p-5"
      >
        <ErrorSummary errors={all} shown={failures + (signingIn.problem ? 1 : 0)} />
        {hasCode(signingIn.problem, 'credentials-wrong') && (
          <ButtonLink look="quiet" className="justify-self-start" to={`/register${search}`} state={{ email: typed }}>
            {t('openWith')}
          </ButtonLink>
        )}
        <Field
          label={t('email')}
          type="email"
          autoComplete="username"
          {...register('email')}
          id="email"
          error={errors.email?.message}
        />
        <PasswordField
          label={t('password')}
          autoComplete="current-password"
          {...register('password')}
          id="password"
          error={errors.password?.message}
        />
        <Button type="submit" busy={signingIn.busy && t('busy')}>
          {t('verb')}
        </Button>
      </form>
      <p>
        {t.rich('newHere', {
          link: (chunks) => (
            <Link className={linkLook} to={`/register${search}`} state={{ email: typed }}>
              {chunks}
            </Link>
          ),
        })}
      </p>
    </>
  );
}

/** A refusal that asks to wait says how long, and says when it is over. */
function useRefusal(problem: Problem | null): string | null {
  const t = useTranslations('account.signIn');
  const isOver = useWaitIsOver(problem);
  if (problem === null) return null;
  if (problem.code === 'credentials-wrong') return t('wrong');
  if (problem.retryAfterSeconds === null) return problemSentence(problem);
  if (isOver) return t('lockedOver');
  const wait = spokenWait(problem.retryAfterSeconds);
  return problem.code === 'account-locked' ? t('locked', { wait }) : t('busyServer', { wait });
}
