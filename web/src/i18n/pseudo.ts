import compile from 'icu-minify/compile';
import { piecesOf } from './icu';
import type { Messages } from './messages/en';

const accents: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  n: 'ñ',
  c: 'ç',
  A: 'Á',
  E: 'É',
  O: 'Ó',
};

/** Every word accented and two fifths longer, in brackets that show what was cut off or glued together. */
export function pseudo(message: string): string {
  const grown = piecesOf(message).map(({ words, text }) => (words ? grow(text) : text));
  return `[${grown.join('')}]`;
}

const grow = (text: string): string =>
  text.replace(/\S+/g, (word) => {
    const accented = word.replace(/[aeiouncAEO]/g, (sign) => accents[sign] ?? sign);
    return accented + '~'.repeat(Math.round(word.length * 0.4));
  });

/** `finish` makes of a message what the page takes: the built site has no parser, so it takes compiled ones. */
function grown(value: unknown, finish: (message: string) => unknown): unknown {
  if (typeof value === 'string') return finish(pseudo(value));
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, grown(inner, finish)]));
}

// As text: in the built site the messages themselves are compiled already.
const english = import.meta.glob<string>('./messages/en/*.json', { query: '?raw', import: 'default', eager: true });

export function pseudoMessages(finish: (message: string) => unknown): Messages {
  const areas = Object.entries(english).map(([path, text]): [string, unknown] => [
    path.replace(/^.*\/|\.json$/g, ''),
    grown(JSON.parse(text), finish),
  ]);
  return Object.fromEntries(areas) as Messages;
}

export default pseudoMessages(import.meta.env.PROD ? compile : (message) => message);
