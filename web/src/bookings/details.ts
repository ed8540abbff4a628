import * as z from 'zod/mini';
import type { Problem } from '../api/problem';
import { translator } from '../i18n/translations';
import { email } from '../ui/schemas';

export const fields = ['email', 'firstName', 'lastName', 'phone', 'notes'] as const;
export type Field = (typeof fields)[number];
export type Details = Record<Field, string>;

export const noDetails: Details = { email: '', firstName: '', lastName: '', phone: '', notes: '' };
export const notesMax = 500;
const nameMax = 100;

type ErrorKey = 'firstName' | 'lastName' | 'nameLong' | 'phone' | 'notesLong';
const says = (key: ErrorKey) => ({ error: () => translator('booking')(`details.error.${key}`) });

const name = (missing: 'firstName' | 'lastName') =>
  z.string().check(z.trim(), z.minLength(1, says(missing)), z.maxLength(nameMax, says('nameLong')));

const digits = /^(\+?[\d\s()/.-]{6,30})?$/;

const notes = z.string().check(z.trim(), z.maxLength(notesMax, says('notesLong')));

export const guestDetails = z.object({
  email,
  firstName: name('firstName'),
  lastName: name('lastName'),
  phone: z.string().check(z.trim(), z.regex(digits, says('phone'))),
  notes,
});

/** A member is known already: of the same form only the note is asked, and checked. */
export const memberDetails = z.object({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  notes,
});

/** The server's field names as this form's: "guest.email" → "email". */
export function fieldErrors(problem: Problem): [Field, string][] {
  return Object.entries(problem.errors).flatMap(([path, messages]): [Field, string][] => {
    const said = path.replace(/^\$?\.?guest\./i, '').toLowerCase();
    const known = fields.find((one) => one.toLowerCase() === said);
    return known && messages[0] ? [[known, messages[0]]] : [];
  });
}
