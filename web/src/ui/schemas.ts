import * as z from 'zod/mini';
import { translator } from '../i18n/translations';

/** One rule for every address that is asked for. The words are looked up when they are needed, in the page's language. */
export const email = z.pipe(
  z.string().check(z.trim(), z.minLength(1, { error: () => translator('common')('field.emailMissing') })),
  z.email({ error: () => translator('common')('field.emailUnfinished') }),
);
