/** Languages the site is written in, each by its own name. */
export const languages = { en: 'English', es: 'Español', de: 'Deutsch' } as const;

/** `en-XA` is English grown by 40 %, `ar-XB` English from right to left: for tests, never offered. */
export const testLocales = ['en-XA', 'ar-XB'] as const;

export type Language = keyof typeof languages;
export type Locale = Language | (typeof testLocales)[number];

export const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag);
const isLocale = (tag: string): tag is Locale => isLanguage(tag) || (testLocales as readonly string[]).includes(tag);

const key = 'holdfast.locale';

/** What the address asks for holds for this tab; then what was chosen here; then what the browser speaks; then English. */
export function readersLocale(url: URL): Locale {
  const asked = url.searchParams.get('locale');
  if (asked !== null && isLocale(asked)) sessionStorage.setItem(key, asked);
  const wishes = [sessionStorage.getItem(key), localStorage.getItem(key)];
  const wished = wishes.find((tag) => tag !== null && isLocale(tag));
  if (wished) return wished;
  return navigator.languages.map((tag) => tag.split('-')[0] ?? '').find(isLanguage) ?? 'en';
}

export function keepLocale(language: Language): void {
  sessionStorage.removeItem(key);
  localStorage.setItem(key, language);
}

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar-XB' ? 'rtl' : 'ltr');

const regions: Record<Language, string> = { en: 'en-GB', es: 'es-ES', de: 'de-DE' };

/** How the reader writes numbers and times: the browser's own region where it speaks the page's language. */
export function intlTag(locale: Locale): string {
  const language = isLanguage(locale) ? locale : 'en';
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? regions[language];
}
