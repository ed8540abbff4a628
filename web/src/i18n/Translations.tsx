import { type ReactNode, useSyncExternalStore } from 'react';
import { IntlProvider } from 'use-intl/react';
import { currentTranslations, formats, onTranslations } from './translations';

/** Gives the page its words. Times are always told in a venue's zone, so there is no zone of the page. */
export function Translations({ children }: { children: ReactNode }) {
  const { locale, messages } = useSyncExternalStore(onTranslations, currentTranslations);
  return (
    <IntlProvider locale={locale} messages={messages} formats={formats} timeZone="UTC" onError={report}>
      {children}
    </IntlProvider>
  );
}

// A missing word is a bug that tests have to see; the reader gets the key's name and goes on.
function report(error: Error): void {
  if (import.meta.env.MODE === 'test') throw error;
  console.error(error);
}
