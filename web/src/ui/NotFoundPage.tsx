import { useTranslations } from 'use-intl';
import { ButtonLink } from './Button';
import { PageTitle } from './PageTitle';

export function NotFoundPage() {
  const t = useTranslations('common.notFound');
  return (
    <div className="page-narrow grid justify-items-start gap-4 pt-8">
      <PageTitle title={t('title')} className="text-28" />
      <p className="text-ink-2">{t('text')}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to="/">{t('find')}</ButtonLink>
        <ButtonLink look="quiet" to="/lookup">
          {t('lookup')}
        </ButtonLink>
      </div>
    </div>
  );
}
