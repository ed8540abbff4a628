import { useTranslations } from 'use-intl';
import { useLocale } from 'use-intl/react';
import { asProblem } from '../api/problem';
import { useUser } from '../identity/session';
import { isLanguage, type Language, languages } from '../i18n/locales';
import { announce } from './announce';
import { RadioGroup } from './Choices';
import { Icon } from './Icon';
import { Popover } from './Popover';
import { problemSentence } from './problemWords';
import { changeLanguage } from './settings';
import { ThemeChoice } from './ThemeChoice';

/** Language and look. Prices are in the venue's own currency, so there is none to choose. */
export function SettingsMenu({ up = false }: { up?: boolean }) {
  const t = useTranslations('common.settings');
  const locale = useLocale();
  const language = isLanguage(locale) ? locale : 'en';
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
      {() => (
        <div className="grid gap-4 p-2">
          <LanguageChoice />
          <ThemeChoice />
        </div>
      )}
    </Popover>
  );
}

/** Each language by its own name, in its own words for those who listen. */
export function LanguageChoice() {
  const t = useTranslations('common.settings');
  const locale = useLocale();
  const signedIn = useUser() !== null;
  const choose = (language: Language) => {
    changeLanguage(language, signedIn).catch((error: unknown) => announce(problemSentence(asProblem(error))));
  };
  return (
    <RadioGroup
      label={t('language')}
      choices={Object.entries(languages).map(([value, name]) => ({
        value: value as Language,
        label: <span lang={value}>{name}</span>,
      }))}
      value={isLanguage(locale) ? locale : null}
      onChange={choose}
    />
  );
}
