import { translator } from '../i18n/translations';
import type { Card } from './card';

// A "no" is heard twice: from the bank, which names its code, and from the booking, which keeps the same code as the reason
// in its history. Both are said in the same words, so that it does not matter who is first.

const mistyped = {
  incorrect_number: ['number', 'numberUnknown'],
  invalid_number: ['number', 'number'],
  invalid_expiry_month: ['expiry', 'month'],
  invalid_expiry_year: ['expiry', 'year'],
  invalid_cvc: ['cvc', 'cvcWrong'],
} as const;

const declines = {
  insufficient_funds: 'insufficientFunds',
  expired_card: 'expiredCard',
  incorrect_cvc: 'incorrectCvc',
  processing_error: 'processing',
  payment_intent_authentication_failure: 'notAuthenticated',
} as const;

const of = <T extends object>(known: T, code: string): T[keyof T] | undefined =>
  Object.hasOwn(known, code) ? known[code as keyof T] : undefined;

/** The field that holds the slip, where a code speaks of one. */
export const mistypedField = (code: string | null | undefined): keyof Card | null =>
  of(mistyped, code ?? '')?.[0] ?? null;

/** What a decline code, or the code where there is none, tells the reader. */
export function refusalWords(code: string | null | undefined): string {
  const t = translator('payment');
  const typo = of(mistyped, code ?? '');
  return typo ? t(`card.error.${typo[1]}`) : t(`declined.${of(declines, code ?? '') ?? 'generic'}`);
}
