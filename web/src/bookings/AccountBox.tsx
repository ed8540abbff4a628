import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { answer, api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Session } from '../api/types';
import { useAct } from '../api/useAct';
import { signIn, signOut, type User } from '../identity/session';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { problemSentence } from '../ui/problemWords';

/** Guest or account in one form: who has an account signs in here, without leaving the step. */
export function AccountBox({ user, email }: { user: User | null; email: string }) {
  const [open, setOpen] = useState(false);
  if (user) return <BookingAs user={user} />;
  return open ? <SignInHere email={email} onClose={() => setOpen(false)} /> : <Question onOpen={() => setOpen(true)} />;
}

function Person() {
  return (
    <span aria-hidden="true" className="grid size-8 shrink-0 place-items-center rounded-pill bg-surface">
      <Icon name="user" className="size-4" />
    </span>
  );
}

function BookingAs({ user }: { user: User }) {
  const t = useTranslations('booking');
  const client = useQueryClient();
  const leave = () => {
    client.clear();
    signOut().catch((error: unknown) => announce(problemSentence(asProblem(error))));
  };
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-card bg-sunken p-3.5">
      <Person />
      <p className="min-w-0 flex-1 basis-52 text-14">
        {t.rich('details.account.as', {
          name: user.displayName || user.email,
          b: (words) => <b className="font-heading">{words}</b>,
        })}
        <br />
        <span className="text-ink-2">{t('details.account.confirmationTo', { email: user.email })}</span>
      </p>
      <Button look="text" className="text-14" onClick={leave}>
        {t('details.account.notYou')}
      </Button>
    </div>
  );
}

function Question({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('booking');
  return (
    <div className="flex items-center gap-3 rounded-card bg-sunken p-3.5">
      <Person />
      <p className="text-14">
        {t('details.account.question')}{' '}
        {t.rich('details.account.andFilled', {
          open: (words) => (
            <button
              type="button"
              onClick={onOpen}
              className="inline-flex min-h-6 items-center font-heading text-court underline underline-offset-4"
            >
              {words}
            </button>
          ),
        })}
      </p>
    </div>
  );
}

function login(body: { email: string; password: string }): Promise<Session> {
  return answer(api.POST('/api/auth/login', { body }));
}

function SignInHere({ email, onClose }: { email: string; onClose: () => void }) {
  const t = useTranslations('booking');
  const client = useQueryClient();
  const id = useId();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const signingIn = useAct({
    act: login,
    onDone: (session) => {
      signIn(session);
      void client.invalidateQueries();
      announce(t('details.account.signedIn', { name: session.user.displayName || session.user.email }));
    },
  });
  const press = () => {
    setMissing(password === '' ? t('details.error.password') : null);
    if (email.trim() === '') document.getElementById('email')?.focus();
    else if (password !== '') signingIn.press({ email: email.trim(), password });
  };
  const problem = signingIn.problem;
  return (
    <section aria-labelledby={id} className="grid gap-4 rounded-card bg-sunken p-4">
      <h2 id={id} className="text-16">
        {t('details.account.title')}
      </h2>
      <Field
        label={t('details.account.password')}
        type="password"
        id="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        error={missing ?? (problem ? problemSentence(problem) : undefined)}
        onChange={(event) => setPassword(event.target.value)}
        onKeyDown={(event) => {
          // Enter here signs in; the form around it is not sent.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          press();
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" busy={signingIn.busy && t('details.account.signingIn')} onClick={press}>
          {t('details.account.signIn')}
        </Button>
        <Button look="text" onClick={onClose}>
          {t('details.account.asGuest')}
        </Button>
      </div>
    </section>
  );
}
