import type { Problem } from '../api/problem';
import { translator } from '../i18n/translations';
import type { Messages } from '../i18n/messages/en';

type Known = keyof Messages['problems'];

/** What happened, in a sentence the reader can act on. */
export function problemSentence(problem: Problem): string {
  const t = translator('problems');
  const known = [`${problem.code}-${problem.scope}`, problem.code].find((key): key is Known => t.has(key as Known));
  if (known !== undefined) return t(known);
  if (problem.status >= 500 || problem.status < 0) return t('failure');
  return problem.message;
}
