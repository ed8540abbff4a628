import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useLocale } from 'use-intl/react';
import { isLanguage } from '../i18n/locales';
import { Icon } from './Icon';
import { partLater, whenIdle } from './partLater';
import { Popover } from './Popover';

const SettingsPanel = partLater(async () => (await import('./SettingsPanel')).SettingsPanel);

/** Language and look. Prices are in the venue's own currency, so there is none to choose. */
export function SettingsMenu({ up = false }: { up?: boolean }) {
  const t = useTranslations('common.settings');
  const locale = useLocale();
  const language = isLanguage(locale) ? locale : 'en';
  useEffect(() => whenIdle(SettingsPanel.fetch), []);
  return (
    <Popover
      up={up}
      className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-control px-2.5 text-14 font-control text-ink-2 hover:bg-sunken hover:text-ink"
      face={
        <>
          <Icon name="globe" /> {language.toUpperCase()}
          <span className="sr-only">, {t('label')}</span>
        </>
      }
      panelClassName="w-72"
    >
      {() => <SettingsPanel />}
    </Popover>
  );
}
