import { useTranslations } from 'use-intl';
import { Link } from 'react-router';

export function Footer() {
  const t = useTranslations('common.footer');
  const links = [
    ['/accessibility', t('accessibility')],
    ['/docs', t('api')],
    ['/docs/problems', t('problems')],
    ['/provider', t('venues')],
  ] as const;
  return (
    <footer className="border-t border-line bg-bg text-13 text-ink-2 print:hidden">
      <div className="page flex flex-wrap items-center gap-x-6 gap-y-1 py-3">
        <p className="me-auto">{t('source')}</p>
        <nav aria-label={t('label')}>
          <ul className="flex flex-wrap gap-x-5">
            {links.map(([to, label]) => (
              <li key={to}>
                <Link to={to} className="inline-flex min-h-11 min-w-11 items-center hover:text-ink hover:underline">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
