import * as z from 'zod/mini';
import { translator } from '../i18n/translations';

export type Brand = 'Visa' | 'Mastercard' | 'American Express' | 'Discover' | null;

export const digitsOf = (text: string): string => text.replace(/\D/g, '');

export function brandOf(number: string): Brand {
  const digits = digitsOf(number);
  if (digits.startsWith('4')) return 'Visa';
  if (/^(5[1-5]|2(2[2-9]|[3-6]|7[01]|720))/.test(digits)) return 'Mastercard';
  if (/^3[47]/.test(digits)) return 'American Express';
  return /^6(011|4[4-9]|5)/.test(digits) ? 'Discover' : null;
}

/** The check digit of ISO/IEC 7812: it finds every single mistyped digit. */
export function passesLuhn(number: string): boolean {
  const digits = [...digitsOf(number)].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    if (place % 2 === 0) return total + digit;
    return total + (digit > 4 ? digit * 2 - 9 : digit * 2);
  }, 0);
  return digits.length >= 12 && digits.length <= 19 && sum % 10 === 0;
}

/** "4242 4242 4242 4242", American Express as "3782 822463 10005". */
export function formatNumber(text: string): string {
  const digits = digitsOf(text).slice(0, 19);
  const groups = /^3[47]/.test(digits) ? [4, 6, 5] : [4, 4, 4, 4, 3];
  let from = 0;
  return groups
    .map((size) => digits.slice(from, (from += size)))
    .filter(Boolean)
    .join(' ');
}

/** "08 / 29"; a lone 2 to 9 can only be that month. */
export function formatExpiry(text: string): string {
  const digits = digitsOf(text).slice(0, 4);
  const month = /^[2-9]/.test(digits) ? `0${digits}` : digits;
  return month.length > 2 ? `${month.slice(0, 2)} / ${month.slice(2, 4)}` : month;
}

export function readExpiry(text: string): { month: number; year: number } | null {
  const read = /^(\d{2}) ?\/? ?(\d{2})$/.exec(text.trim());
  const month = Number(read?.[1]);
  return read && month >= 1 && month <= 12 ? { month, year: 2000 + Number(read[2]) } : null;
}

/** A card is good through the last day of its month. */
export function isPast(expiry: { month: number; year: number }, now: Date): boolean {
  return expiry.year * 12 + expiry.month - 1 < now.getFullYear() * 12 + now.getMonth();
}

const digitsOfCvc = (number: string): number => (brandOf(number) === 'American Express' ? 4 : 3);

type ErrorKey = 'number' | 'expiry' | 'expired' | 'cvc';
const says = (key: ErrorKey) => ({ error: () => translator('payment')(`card.error.${key}`) });

export function cardSchema(now: () => Date) {
  const isRead = (text: string) => readExpiry(text) !== null;
  const isGood = (text: string) => {
    const expiry = readExpiry(text);
    return expiry === null || !isPast(expiry, now());
  };
  const whole = { ...says('cvc'), path: ['cvc'] };
  return z
    .object({
      number: z.string().check(z.refine(passesLuhn, says('number'))),
      expiry: z.string().check(z.refine(isRead, says('expiry')), z.refine(isGood, says('expired'))),
      cvc: z.string().check(z.regex(/^\d{3,4}$/, says('cvc'))),
    })
    .check(z.refine(({ number, cvc }) => cvc.length === digitsOfCvc(number), whole));
}

export type Card = z.infer<ReturnType<typeof cardSchema>>;
