import { describe, expect, test } from 'vitest';
import { createTranslator } from 'use-intl/core';
import { argumentsOf } from './icu';
import de from './messages/de';
import en from './messages/en';
import es from './messages/es';
import compile from 'icu-minify/compile';
import pseudoEnglish, { pseudo, pseudoMessages } from './pseudo';

function flat(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, string][] =>
    typeof inner === 'string' ? [[path + key, inner]] : flat(inner as object, `${path}${key}.`),
  );
}

const shape = (messages: object) => flat(messages).map(([key, text]) => `${key} ${argumentsOf(text).join(' ')}`);

/** Formats it with every argument present; a message that is no ICU throws. */
function format(locale: string, key: string, text: string): string {
  const names = argumentsOf(text);
  const values: Record<string, number | ((inner: string) => string)> = {};
  for (const name of names) {
    if (name.startsWith('<')) values[name.slice(1, -1)] = (inner) => inner;
    else values[name] = 2;
  }
  const onError = (error: Error) => {
    throw new Error(`${locale} ${key}: ${error.message}`);
  };
  return createTranslator({ locale: locale as 'en', messages: { text }, onError }).markup('text', values);
}

describe.each(Object.entries({ es, de, 'en-XA': pseudoEnglish }))('%s', (locale, messages) => {
  test('has the keys of English, with the same arguments and tags', () => {
    expect(shape(messages).sort()).toEqual(shape(en).sort());
  });
  test('is well-formed throughout', () => {
    for (const [key, text] of flat(messages)) expect(format(locale, key, text)).not.toBe('');
  });
});

test('English is well-formed throughout', () => {
  for (const [key, text] of flat(en)) expect(format('en', key, text)).not.toBe('');
});

test('arguments are found in plurals, and their words are no arguments', () => {
  const text = '{count, plural, one {<b>one</b> {day}} other {# days}} near {place}';
  expect(argumentsOf(text)).toEqual(['<b>', 'count', 'day', 'place']);
});

test('the pseudo-locale grows words and leaves syntax alone', () => {
  expect(pseudo('{count, plural, one {court} other {# courts}} free')).toBe(
    '[{count, plural, one {çóúrt~~} other {# çóúrts~~}} fréé~~]',
  );
});

test('every message can be compiled for the built site', () => {
  expect(() => pseudoMessages(compile)).not.toThrow();
  for (const messages of [en, es, de]) for (const [, text] of flat(messages)) expect(() => compile(text)).not.toThrow();
});
