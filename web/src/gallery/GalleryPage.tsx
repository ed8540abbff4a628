import { useState } from 'react';
import { directionOf, languages, testLocales, type Locale } from '../i18n/locales';
import { speak } from '../i18n/translations';
import { Segmented } from '../ui/Choices';
import { PageTitle } from '../ui/PageTitle';
import { applyTheme } from '../ui/theme';
import { sections } from './sections';

const locales: Locale[] = [...(Object.keys(languages) as Locale[]), ...testLocales];

/** Every part of the site in every state. For those who build and test it, so its own words are English only. */
export function GalleryPage() {
  const [locale, setLocale] = useState(document.documentElement.lang as Locale);
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? 'light');
  return (
    <div className="page grid gap-8 py-6">
      <PageTitle title="Parts" className="text-28" />
      <div className="flex flex-wrap gap-4">
        <Segmented
          label="Locale"
          choices={locales.map((value) => ({ value, label: `${value} ${directionOf(value)}` }))}
          value={locale}
          onChange={(chosen) => {
            setLocale(chosen);
            void speak(chosen);
          }}
        />
        <Segmented
          label="Look"
          choices={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'system', label: 'System' },
          ]}
          value={theme}
          onChange={(chosen) => {
            setTheme(chosen);
            // Only shown so, not kept: the reader's own choice stays.
            if (chosen === 'system') applyTheme();
            else document.documentElement.dataset.theme = chosen;
          }}
        />
      </div>
      {sections.map(({ name, Show }) => (
        <section key={name} aria-label={name} className="grid gap-3">
          <h2 className="border-b border-line pb-1 text-18">{name}</h2>
          <Show />
        </section>
      ))}
    </div>
  );
}
