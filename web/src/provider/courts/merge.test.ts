import { expect, test } from 'vitest';
import { changesOf, onTop } from './merge';

const base = { name: 'Court 1', price: '24.00', days: [1, 2] };

test('what both changed to something else is a clash; what one changed is not', () => {
  const mine = { ...base, name: 'Centre court', price: '30.00' };
  const theirs = { ...base, price: '28.00', days: [1] };
  expect(changesOf(base, mine, theirs)).toEqual([
    { key: 'price', clash: true },
    { key: 'days', clash: false },
  ]);
  expect(onTop(base, mine, theirs)).toEqual({ name: 'Centre court', price: '30.00', days: [1] });
});

test('the same change on both sides is no clash', () => {
  const both = { ...base, price: '28.00' };
  expect(changesOf(base, both, both)).toEqual([{ key: 'price', clash: false }]);
});
