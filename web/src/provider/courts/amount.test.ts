import { expect, test } from 'vitest';
import { readAmount, writeAmount } from './amount';

test.each([
  ['24', 'EUR', 2400],
  ['27.3', 'EUR', 2730],
  ['27,30', 'EUR', 2730],
  [' 0.05 ', 'EUR', 5],
  ['1500', 'JPY', 1500],
  ['1.250', 'KWD', 1250],
])('%s %s is %i', (text, currency, amount) => expect(readAmount(text, currency)).toBe(amount));

test.each([
  ['', 'EUR'],
  ['27.305', 'EUR'],
  ['15.5', 'JPY'],
  ['-3', 'EUR'],
  ['1,200.50', 'EUR'],
])('%s %s is no amount', (text, currency) => expect(readAmount(text, currency)).toBeNull());

test('is typed with the digits of its currency', () => {
  expect(writeAmount({ amount: 2400, currency: 'EUR' })).toBe('24.00');
  expect(writeAmount({ amount: 1500, currency: 'JPY' })).toBe('1500');
});
