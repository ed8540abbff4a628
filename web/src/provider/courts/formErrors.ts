import type { FieldErrors } from 'react-hook-form';
import { translator } from '../../i18n/translations';
import type { FormError } from '../../ui/ErrorSummary';

/** All messages of a form with lists in it, each with the id of its field ("d1.0.from") and the name it is known by. */
export function allErrors(errors: FieldErrors, labelOf: (path: string[]) => string, path: string[] = []): FormError[] {
  return Object.entries(errors).flatMap(([name, error]): FormError[] => {
    if (error === undefined || error === null || name === 'ref') return [];
    const here = [...path, name];
    if (typeof error.message === 'string' && error.message !== '') {
      const words = { label: labelOf(here), message: error.message };
      return [{ field: here.join('.'), message: translator('console')('mend', words) }];
    }
    return typeof error === 'object' ? allErrors(error as FieldErrors, labelOf, here) : [];
  });
}
