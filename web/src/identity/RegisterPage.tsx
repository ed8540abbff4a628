import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Link, useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import * as z from 'zod/mini';
import { answer, api } from '../api/client';
import { hasCode } from '../api/problem';
import { useAct } from '../api/useAct';
import { isLanguage } from '../i18n/locales';
import { currentTranslations, translator } from '../i18n/translations';
import { Button, ButtonLink } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { PageTitle } from '../ui/PageTitle';
import { problemSentence } from '../ui/problemWords';
import { email } from '../ui/schemas';
import { formErrors, serverErrors, useTypedEmail } from './forms';
import { PasswordField } from './PasswordField';
import { faultOf } from './passwordRules';
import { RulesList } from './RulesList';
import { useEnter } from './useEnter';

const schema = z
  .object({
    email,
    password: z.string(),
    displayName: z
      .string()
      .check(z.trim(), z.maxLength(100, { error: () => translator('account')('register.nameLong') })),
  })
  .check((context) => {
    const { email: address, password } = context.value;
    const fault = faultOf(password, address);
    if (fault === null) return;
    const message = translator('account')(`register.${fault}`);
    context.issues.push({ code: 'custom', path: ['password'], message, input: password });
  });
type Account = z.infer<typeof schema>;

function open({ email: address, password, displayName }: Account, key: string) {
  const { locale } = currentTranslations();
  const body = {
    email: address,
    password,
    ...(displayName ? { displayName } : {}),
    ...(isLanguage(locale) ? { locale } : {}),
  };
  return answer(api.POST('/api/auth/register', { body, headers: { 'Idempotency-Key': key } }));
}

export function RegisterPage() {
  const t = useTranslations('account.register');
  return (
    <div className="page-narrow grid max-w-lg gap-6 pt-6 tablet:pt-9">
      <div className="grid gap-2">
        <PageTitle title={t('title')} className="text-28" />
        <p className="text-ink-2">{t('intro')}</p>
      </div>
      <RegisterForm />
    </div>
  );
}

function RegisterForm() {
  const t = useTranslations('account.register');
  const words = useTranslations('account.signIn');
  const optional = useTranslations('common.field')('optional');
  const { search } = useLocation();
  const [failures, setFailures] = useState(0);
  const { register, handleSubmit, formState, control } = useForm<Account>({
    resolver: zodResolver(schema),
    defaultValues: { email: useTypedEmail(), password: '', displayName: '' },
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const [typed, password] = useWatch({ control, name: ['email', 'password'] });
  const opening = useAct({ act: open, onDone: useEnter() });
  const { errors } = formState;
  const isTaken = hasCode(opening.problem, 'email-taken');
  const all = [
    ...formErrors(errors),
    ...serverErrors(opening.problem, (problem) => (isTaken ? t('taken') : problemSentence(problem))),
  ];
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => void handleSubmit(opening.press, () => setFailures(failures + 1))(event)}
        className="grid gap-5 rounded-card border border-line bg-surface p-5"
      >
        <ErrorSummary errors={all} shown={failures + (opening.problem ? 1 : 0)} />
        {isTaken && (
          <ButtonLink look="quiet" className="justify-self-start" to={`/sign-in${search}`} state={{ email: typed }}>
            {t('signInWith')}
          </ButtonLink>
        )}
        <Field
          label={words('email')}
          type="email"
          autoComplete="username"
          {...register('email')}
          id="email"
          error={errors.email?.message}
        />
        <div className="grid gap-3">
          <PasswordField
            label={words('password')}
            autoComplete="new-password"
            {...register('password')}
            id="password"
            error={errors.password?.message}
          />
          <RulesList password={password} email={typed} />
        </div>
        <Field
          label={t('name')}
          optional={optional}
          hint={t('nameHint')}
          autoComplete="name"
          {...register('displayName')}
          id="displayName"
          error={errors.displayName?.message}
        />
        <Button type="submit" busy={opening.busy && t('busy')}>
          {t('verb')}
        </Button>
      </form>
      <p>
        {t.rich('have', {
          link: (chunks) => (
            <Link
              className="font-control text-court underline underline-offset-4"
              to={`/sign-in${search}`}
              state={{ email: typed }}
            >
              {chunks}
            </Link>
          ),
        })}
      </p>
    </>
  );
}
