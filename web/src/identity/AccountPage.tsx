import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { answer, api } from '../api/client';
import { ButtonLink } from '../ui/Button';
import { ErrorPanel } from '../ui/ErrorPanel';
import { PageTitle } from '../ui/PageTitle';
import { Skeleton } from '../ui/Skeleton';
import { EraseAccount } from './EraseAccount';
import { ProfileForm } from './ProfileForm';
import { useUser } from './session';
import { Sessions } from './Sessions';

export function AccountPage() {
  const user = useUser();
  const [erased, setErased] = useState(false);
  if (erased) return <Erased />;
  if (user === null) return <Navigate to="/sign-in?next=/account" replace />;
  return <Account key={user.id} userId={user.id} onErased={() => setErased(true)} />;
}

export const meKey = (userId: string) => ['me', userId];

function Account({ userId, onErased }: { userId: string; onErased: () => void }) {
  const t = useTranslations('account.page');
  const me = useQuery({
    queryKey: meKey(userId),
    queryFn: ({ signal }) => answer(api.GET('/api/me', { signal })),
  });
  return (
    <div className="page-narrow grid max-w-2xl gap-6 pt-6 tablet:pt-9">
      <PageTitle title={t('title')} className="text-28" />
      {me.isPending && <Skeleton label={t('loading')} rows={3} className="h-32" />}
      {me.isError && !me.data && (
        <ErrorPanel what={t('notLoaded')} error={me.error} onRetry={() => void me.refetch()} />
      )}
      {me.data && (
        <>
          <ProfileForm profile={me.data} />
          <Sessions />
          <EraseAccount email={me.data.email} onErased={onErased} />
        </>
      )}
    </div>
  );
}

function Erased() {
  const t = useTranslations('account.erase');
  return (
    <div className="page-narrow grid max-w-2xl justify-items-start gap-4 pt-6 tablet:pt-9">
      <PageTitle title={t('doneTitle')} className="text-28" />
      <p className="text-ink-2">{t('doneText')}</p>
      <ButtonLink to="/">{t('home')}</ButtonLink>
    </div>
  );
}
