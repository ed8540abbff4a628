import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

/** Parses the ICU messages when the site is built, so that no reader has to load the parser. */
export function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } } }),
    transform(code, id) {
      if (!/\/i18n\/messages\/\w+\/\w+\.json$/.test(id)) return null;
      return { code: JSON.stringify(compiled(JSON.parse(code))), map: null };
    },
  };
}

function compiled(value: unknown): unknown {
  if (typeof value === 'string') return compile(value);
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, compiled(inner)]));
}
