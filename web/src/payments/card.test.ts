import { expect, test } from 'vitest';
import { brandOf, cardSchema, formatExpiry, formatNumber, passesLuhn } from './card';
import { outcomeOf } from './stripeApi';

test.each(['4242 4242 4242 4242', '378282246310005', '5555555555554444', '6011111111111117'])(
  '%s is a number',
  (card) => {
    expect(passesLuhn(card)).toBe(true);
  },
);

test.each(['4242 4242 4242 4243', '4242', '', '42424242424242424242424242'])('%s is none', (card) => {
  expect(passesLuhn(card)).toBe(false);
});

test('numbers and dates are spaced as on the card', () => {
  expect(formatNumber('4242424242424242')).toBe('4242 4242 4242 4242');
  expect(formatNumber('378282246310005')).toBe('3782 822463 10005');
  expect(formatExpiry('829')).toBe('08 / 29');
  expect(formatExpiry('12')).toBe('12');
  expect(brandOf('5555 5555')).toBe('Mastercard');
});

test('a card is good through its last month', () => {
  const schema = cardSchema(() => new Date(2029, 7, 31));
  const card = { number: '4242424242424242', cvc: '123' };
  expect(schema.safeParse({ ...card, expiry: '08 / 29' }).success).toBe(true);
  expect(schema.safeParse({ ...card, expiry: '07 / 29' }).success).toBe(false);
});

test('American Express has four digits in its code, the others three', () => {
  const schema = cardSchema(() => new Date(2026, 0));
  const amex = { number: '378282246310005', expiry: '08 / 29' };
  expect(schema.safeParse({ ...amex, cvc: '1234' }).success).toBe(true);
  expect(schema.safeParse({ ...amex, cvc: '123' }).success).toBe(false);
});

test('the intent tells what to do next', () => {
  const id = 'pi_1';
  const redirect_to_url = { url: 'https://bank.example/3ds' };
  expect(outcomeOf({ id, status: 'requires_capture' })).toEqual({ kind: 'authorised' });
  expect(outcomeOf({ id, status: 'requires_action', next_action: { redirect_to_url } })).toEqual({
    kind: 'challenge',
    url: 'https://bank.example/3ds',
  });
  expect(outcomeOf({ id, status: 'requires_payment_method' })).toEqual({ kind: 'open' });
  const last_payment_error = { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' };
  expect(outcomeOf({ id, status: 'requires_payment_method', last_payment_error })).toMatchObject({
    kind: 'declined',
    words: expect.stringContaining('Nothing was taken') as string,
  });
});
