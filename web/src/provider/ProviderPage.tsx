import { useTranslations } from 'use-intl';
import { ButtonLink } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { PageTitle } from '../ui/PageTitle';

const reasons = [
  ['calendar', 'diary'],
  ['money', 'money'],
  ['shield', 'open'],
] as const;

/** For those who have courts, rooms or hours to give. */
export function ProviderPage() {
  const t = useTranslations('console.landing');
  return (
    <div className="page-narrow grid gap-6 py-8">
      <div className="grid gap-2">
        <PageTitle title={t('title')} />
        <p className="max-w-[40rem] text-16 text-ink-2">{t('text')}</p>
      </div>
      <ul className="grid gap-4 desktop:grid-cols-3">
        {reasons.map(([icon, key]) => (
          <li key={key} className="card grid content-start gap-2 p-5">
            <Icon name={icon} className="size-6 text-court" />
            <h2 className="text-18">{t(`${key}.title`)}</h2>
            <p className="text-ink-2">{t(`${key}.text`)}</p>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to="/sign-in?next=/provider">{t('signIn')}</ButtonLink>
        <ButtonLink look="quiet" to="/docs">
          {t('api')}
        </ButtonLink>
      </div>
    </div>
  );
}
