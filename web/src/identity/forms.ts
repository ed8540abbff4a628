import { useLocation } from 'react-router';
import type { FieldErrors } from 'react-hook-form';
import type { Problem } from '../api/problem';
import type { FormError } from '../ui/ErrorSummary';

export function formErrors(errors: FieldErrors): FormError[] {
  return Object.entries(errors).map(([field, error]) => ({
    field,
    message: typeof error?.message === 'string' ? error.message : '',
  }));
}

/** What the server minds about fields, said at the field; anything else as one sentence. */
export function serverErrors(problem: Problem | null, sentence: (problem: Problem) => string): FormError[] {
  if (problem === null) return [];
  const fields = Object.entries(problem.errors).flatMap(([field, messages]) =>
    messages.map((message) => ({ field: field.replace(/^\$\./, ''), message })),
  );
  return fields.length > 0 ? fields : [{ message: sentence(problem) }];
}

/** The address that was typed on the page before: nobody types it twice. */
export function useTypedEmail(): string {
  const state: unknown = useLocation().state;
  const email = typeof state === 'object' && state !== null && 'email' in state ? state.email : null;
  return typeof email === 'string' ? email : '';
}
