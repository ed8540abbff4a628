import { expect, test } from 'vitest';
import { slipsBetween, suggestEmail } from './suggestEmail';

test.each([
  ['ana@gmial.com', 'ana@gmail.com'],
  ['ana@gmail.con', 'ana@gmail.com'],
  ['ana@gmail.co', 'ana@gmail.com'],
  ['a.b+c@hotmial.es', 'a.b+c@hotmail.es'],
  ['ana@outlok.de', 'ana@outlook.de'],
])('%s probably means %s', (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant);
});

test.each(['ana@gmail.com', 'ana@mein-verein.de', 'ana@gmx.at', 'ana@correo.es', 'ana', 'ana@', '@gmail.com'])(
  '%s is left alone',
  (typed) => {
    expect(suggestEmail(typed)).toBeNull();
  },
);

test('two neighbours that changed places are one slip', () => {
  expect(slipsBetween('gmial', 'gmail')).toBe(1);
  expect(slipsBetween('', 'abc')).toBe(3);
});
