import { answer, api } from '../api/client';
import type { Language } from '../i18n/locales';
import { chooseLanguage } from '../i18n/translations';

/** Turns the page, keeps the choice in this browser and, for whoever is signed in, in the account: e-mails follow it. */
export async function changeLanguage(language: Language, signedIn: boolean): Promise<void> {
  await chooseLanguage(language);
  if (!signedIn) return;
  const read = await api.GET('/api/me');
  const profile = await answer(Promise.resolve(read));
  if (profile.locale === language) return;
  const headers = { 'If-Match': read.response.headers.get('ETag') ?? '', 'Idempotency-Key': crypto.randomUUID() };
  await answer(api.PUT('/api/me', { body: { displayName: profile.displayName, locale: language }, headers }));
}
