import { useTranslations } from 'use-intl';
import { PageTitle } from './PageTitle';

const parts = ['aim', 'keyboard', 'screen', 'time', 'map', 'tested', 'limits', 'tell'] as const;

/** The statement a reader with a disability looks for: what holds, what does not, whom to tell. */
export function AccessibilityPage() {
  const t = useTranslations('common.accessibility');
  return (
    <div className="page-narrow grid gap-6 py-8">
      <PageTitle title={t('title')} className="text-28" />
      <dl className="grid max-w-[44rem] gap-5">
        {parts.map((part) => (
          <div key={part}>
            <dt className="text-18 font-heading">{t(`${part}.title`)}</dt>
            <dd className="mt-1 text-ink-2">{t(`${part}.text`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
