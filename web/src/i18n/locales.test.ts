import { afterEach, expect, test, vi } from 'vitest';
import { formatMoney } from '../ui/money';
import { formatSpan, zoneName } from '../ui/time';
import { intlTag, keepLocale, readersLocale } from './locales';
import { chooseLanguage, speak } from './translations';

const site = (query = '') => new URL(`https://holdfast.test/${query}`);

function browserSpeaks(...languages: string[]) {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('the browser decides among our languages, else it is English', () => {
  browserSpeaks('fr-FR', 'de-AT', 'en');
  expect(readersLocale(site())).toBe('de');
  browserSpeaks('fr-FR');
  expect(readersLocale(site())).toBe('en');
});

test('a choice goes before the browser, the address before the choice, and an unknown one counts nothing', () => {
  browserSpeaks('de');
  keepLocale('es');
  expect(readersLocale(site())).toBe('es');
  expect(readersLocale(site('?locale=tlh'))).toBe('es');
  expect(readersLocale(site('?locale=en-XA'))).toBe('en-XA');
  expect(readersLocale(site())).toBe('en-XA');
});

test('numbers and times are written as in the reader’s own region', () => {
  browserSpeaks('de-AT', 'en-US');
  expect(intlTag('de')).toBe('de-AT');
  expect(intlTag('es')).toBe('es-ES');
  expect(intlTag('en-XA')).toBe('en-US');
});

test('a chosen language turns the page, its prices and its times', async () => {
  browserSpeaks('fr');
  await chooseLanguage('de');
  expect(document.documentElement).toHaveAttribute('lang', 'de');
  expect(formatMoney({ amount: 123450, currency: 'EUR' }).replaceAll(/\s/g, ' ')).toBe('1.234,50 €');
  expect(formatMoney({ amount: 1200, currency: 'JPY' })).toContain('1.200');
  expect(formatMoney({ amount: 1500, currency: 'KWD' })).toContain('1,500');
  expect(formatSpan('2026-11-26T17:00:00Z', '2026-11-26T18:00:00Z', 'Europe/Madrid')).toBe('18:00 bis 19:00');
  expect(zoneName('Europe/Madrid')).toBe('Ortszeit Madrid');
});

test('the test locale from right to left turns the page around', async () => {
  await speak('ar-XB');
  expect(document.documentElement).toHaveAttribute('dir', 'rtl');
});
