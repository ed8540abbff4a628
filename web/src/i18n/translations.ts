import type {} from 'use-intl';
import { createTranslator } from 'use-intl/core';
import { directionOf, intlTag, keepLocale, type Language, type Locale } from './locales';
import type { Messages } from './messages/en';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

interface Current {
  locale: Locale;
  messages: Messages;
}

let current: Current | null = null;
const listeners = new Set<() => void>();

type Part = () => Promise<{ default: Partial<Messages> }>;

// Two chunks a language, and only the reader's: what the search needs, and what all other pages need.
const chunks: Record<Locale, { first: Part; rest: Part }> = {
  en: { first: () => import('./messages/en.first'), rest: () => import('./messages/en.rest') },
  es: { first: () => import('./messages/es.first'), rest: () => import('./messages/es.rest') },
  de: { first: () => import('./messages/de.first'), rest: () => import('./messages/de.rest') },
  'en-XA': { first: () => import('./pseudo'), rest: () => import('./pseudo') },
  'ar-XB': { first: () => import('./messages/en.first'), rest: () => import('./messages/en.rest') },
};

let wholly = false;

/** Loads the messages and turns the page to them. Nothing is drawn before the first time is over. */
export async function speak(locale: Locale): Promise<void> {
  const { first, rest } = chunks[locale];
  const parts = await Promise.all(wholly ? [first(), rest()] : [first()]);
  // Types know only whole messages; a page that needs the rest waits for `speakWholly`.
  setMessages(locale, Object.assign({}, ...parts.map((part) => part.default)) as Messages);
}

/** Pages other than the search wait for this beside their own code. */
export async function speakWholly(): Promise<void> {
  if (wholly) return;
  const { locale } = currentTranslations();
  const { default: rest } = await chunks[locale].rest();
  const now = currentTranslations();
  wholly = true;
  if (now.locale === locale) setMessages(locale, { ...now.messages, ...rest });
  else await speak(now.locale);
}

export function setMessages(locale: Locale, messages: Messages): void {
  current = { locale, messages };
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  listeners.forEach((tell) => tell());
}

export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  keepLocale(language);
}

export function currentTranslations(): Current {
  if (current === null) throw new Error('Messages are asked for before they are loaded');
  return current;
}

export function onTranslations(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** For `Intl`: how this reader writes numbers, dates and lists. */
export const readersTag = (): string => intlTag(currentTranslations().locale);

/** The built site brings no styles of numbers along: those that messages name are these. */
export const formats = { number: { percent: { style: 'percent', maximumFractionDigits: 0 } } } as const;

/** Messages of an area where there is no component: announcements, titles, helpers. Components use `useTranslations`. */
export function translator<Area extends keyof Messages>(area: Area) {
  const { locale, messages } = currentTranslations();
  return createTranslator<Messages, Area>({ locale, messages, formats, namespace: area });
}
