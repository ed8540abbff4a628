import type { Money } from './types';

// What a browser kept, or what a server said, may be anything. Forms have zod; these few lines are for what the first page
// reads, which should not wait for a library.

/** Tells whether something of unknown origin is what it should be. */
export type Is<T> = (value: unknown) => value is T;

export const isString: Is<string> = (value) => typeof value === 'string';
export const isNumber: Is<number> = (value) => typeof value === 'number';
export const isBoolean: Is<boolean> = (value) => typeof value === 'boolean';

export const orNull =
  <T>(is: Is<T>): Is<T | null> =>
  (value): value is T | null =>
    value === null || is(value);

export const optional =
  <T>(is: Is<T>): Is<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || is(value);

export const listOf =
  <T>(is: Is<T>, max = Number.POSITIVE_INFINITY): Is<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.length <= max && value.every(is);

export const recordOf =
  <T>(is: Is<T>): Is<Record<string, T>> =>
  (value): value is Record<string, T> =>
    typeof value === 'object' && value !== null && Object.values(value).every(is);

/** Members that are not named here are let stand. */
export const objectOf =
  <T extends object>(members: { [Name in keyof Required<T>]: Is<T[Name]> }): Is<T> =>
  (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Is<unknown>>(members).every(([name, is]) => is((value as Record<string, unknown>)[name]));

export const isMoney = objectOf<Money>({ amount: isNumber, currency: isString });

/** A text written by an older version of the site, or by hand, is as good as none. */
export function parsed<T>(text: string | null, is: Is<T>): T | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return is(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
