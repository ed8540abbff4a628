import type { Money } from '../api/types';
import { readersTag } from '../i18n/translations';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  const tag = readersTag();
  const key = `${tag}|${currency}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    formats.set(key, format);
  }
  return format;
}

/** Minor units in the reader's way of writing, with the currency's own number of digits (JPY 0, KWD 3). */
export function formatMoney({ amount, currency }: Money): string {
  const format = formatOf(currency);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
