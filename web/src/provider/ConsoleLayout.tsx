import { useTranslations } from 'use-intl';
import { useLocation } from 'react-router';
import { type User, useUser } from '../identity/session';
import { ButtonLink } from '../ui/Button';
import { PageTitle } from '../ui/PageTitle';
import { Shell } from '../ui/Shell';
import { ConsoleShell } from './ConsoleShell';
import { ProviderPage } from './ProviderPage';

const runsPlaces = (user: User): boolean => user.roles.some((role) => role === 'provider' || role === 'admin');

/** The console for those who run places; everybody else is told what it is and how to come in. */
export function ConsoleLayout() {
  const user = useUser();
  if (user !== null && runsPlaces(user)) return <ConsoleShell user={user} />;
  return (
    <Shell>
      <Gate user={user} />
    </Shell>
  );
}

function Gate({ user }: { user: User | null }) {
  const t = useTranslations('console.gate');
  const { pathname, search } = useLocation();
  const signIn = `/sign-in?next=${encodeURIComponent(pathname + search)}`;
  if (user === null && pathname.replace(/\/$/, '') === '/provider') return <ProviderPage />;
  return (
    <div className="page-narrow grid gap-5 py-8">
      <div className="grid gap-2">
        <PageTitle title={t(user === null ? 'signInTitle' : 'otherTitle')} className="text-28" />
        <p className="max-w-[40rem] text-16 text-ink-2">
          {user === null ? t('signInText') : t('otherText', { email: user.email })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to={signIn}>{t(user === null ? 'signIn' : 'other')}</ButtonLink>
        <ButtonLink look="quiet" to="/">
          {t('find')}
        </ButtonLink>
      </div>
    </div>
  );
}
