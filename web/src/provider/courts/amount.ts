import type { Money } from '../../api/types';

function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** "27.30" or "27,30" as minor units; null for what is no amount of this currency. */
export function readAmount(text: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const [, whole, part = ''] = /^\s*(\d{1,9})(?:[.,](\d*))?\s*$/.exec(text) ?? [];
  if (whole === undefined || part.length > digits) return null;
  return Number(whole + part.padEnd(digits, '0'));
}

/** Minor units as they are typed: "27.30". */
export function writeAmount({ amount, currency }: Money): string {
  const digits = digitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

/** "1.5" or "1,5"; null for what is no number. */
export function readNumber(text: string): number | null {
  const clean = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(clean) ? Number(clean) : null;
}
