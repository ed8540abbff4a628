import { useTranslations } from 'use-intl';
import { ThemeChoice } from '../ui/ThemeChoice';

/** Takes effect at once, in this browser. */
export function Appearance() {
  const t = useTranslations('account.profile');
  return (
    <div className="grid gap-4 border-t border-line pt-5">
      <div className="grid gap-1.5">
        <ThemeChoice />
        <p className="text-14 text-ink-3">{t('themeHint')}</p>
      </div>
      <div className="grid gap-0.5">
        <p className="text-14 font-control">{t('zone')}</p>
        <p className="text-14 text-ink-3">{t('zoneHint')}</p>
      </div>
    </div>
  );
}
