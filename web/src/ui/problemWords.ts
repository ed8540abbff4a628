import type { Problem } from '../api/problem';
import { currentTranslations, translator } from '../i18n/translations';
import type { Messages } from '../i18n/messages/en';

type Known = keyof Messages['problems'];

/** What happened, in a sentence the reader can act on. */
export function problemSentence(problem: Problem): string {
  const trouble = translator('trouble');
  if (problem.code === 'unreachable') return trouble('unreachable');
  const known = wordsFor(problem);
  if (known !== null) return known;
  return problem.status >= 500 || problem.status < 0 ? trouble('failure') : problem.message;
}

// The first page is there a moment before these words are.
function wordsFor({ code, scope }: Problem): string | null {
  if (!('problems' in currentTranslations().messages)) return null;
  const t = translator('problems');
  const known = [`${code}-${scope}`, code].find((key): key is Known => t.has(key as Known));
  return known === undefined ? null : t(known);
}
