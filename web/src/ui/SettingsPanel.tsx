import { useTranslations } from 'use-intl';
import { useLocale } from 'use-intl/react';
import { asProblem } from '../api/problem';
import { useUser } from '../identity/session';
import { isLanguage, type Language, languages } from '../i18n/locales';
import { announce } from './announce';
import { RadioGroup } from './Choices';
import { problemSentence } from './problemWords';
import { changeLanguage } from './settings';
import { ThemeChoice } from './ThemeChoice';

export function SettingsPanel() {
  return (
    <div className="grid gap-4 p-2">
      <LanguageChoice />
      <ThemeChoice />
    </div>
  );
}

/** Each language by its own name, in its own words for those who listen. */
function LanguageChoice() {
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
