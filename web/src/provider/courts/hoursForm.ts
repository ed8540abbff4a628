import * as z from 'zod/mini';
import { translator } from '../../i18n/translations';
import type { Resource } from '../shapes';
import { readNumber } from './amount';
import {
  type Band,
  bandsOf,
  clockText,
  overlaps,
  percentText,
  periodOf,
  type Week,
  weekdays,
  windowsOf,
} from './bands';
import { within } from './facts';

const t = () => translator('console');
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: () => t()('hours.error.time') }));
const percent = z
  .string()
  .check(z.refine((typed) => within(readNumber(typed), 0.1, 10_000), { error: () => t()('hours.error.percent') }));
const band = z.object({ from: clock, to: clock, percent });
const bands = z.array(band);

const exception = z
  .object({
    date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: () => t()('hours.error.date') })),
    closed: z.boolean(),
    from: z.string(),
    to: z.string(),
    percent: z.string(),
    reason: z.string().check(z.maxLength(200, { error: () => t()('facts.error.long', { max: 200 }) })),
  })
  .check((ctx) => {
    if (ctx.value.closed) return;
    const read = band.safeParse(ctx.value);
    for (const issue of read.error?.issues ?? [])
      ctx.issues.push({ code: 'custom', path: issue.path, message: issue.message, input: ctx.value });
  });

export const hoursSchema = z
  .object({
    d1: bands,
    d2: bands,
    d3: bands,
    d4: bands,
    d5: bands,
    d6: bands,
    d7: bands,
    exceptions: z.array(exception),
  })
  .check((ctx) => {
    if (!weekdays.every((weekday) => bands.safeParse(ctx.value[weekday]).success)) return;
    for (const { weekday, index } of overlaps(ctx.value)) {
      const path = [weekday, index, 'from'];
      ctx.issues.push({ code: 'custom', path, message: t()('hours.error.overlap'), input: ctx.value });
    }
  });
export type Hours = z.infer<typeof hoursSchema>;
export type ExceptionRow = Hours['exceptions'][number];

export const hoursOf = (court: Resource): Hours => ({
  ...bandsOf(court.windows),
  exceptions: court.exceptions.map((one) => ({
    date: one.date,
    closed: one.closed,
    from: one.fromMinute === null ? '08:00' : clockText(one.fromMinute),
    to: one.toMinute === null ? '22:00' : clockText(one.toMinute),
    percent: percentText(one.priceMultiplier),
    reason: one.reason ?? '',
  })),
});

/** The body of the PUT and of the preview. */
export const hoursBody = (hours: Hours) => ({
  windows: windowsOf(hours),
  exceptions: hours.exceptions.map(exceptionBody),
});

function exceptionBody({ date, closed, reason, ...times }: ExceptionRow) {
  const said = reason.trim() === '' ? null : reason.trim();
  if (closed) {
    return { date, closed, fromMinute: null, toMinute: null, priceMultiplier: 1, nextDay: false, reason: said };
  }
  return { date, closed, ...periodOf(times), reason: said };
}

export const newBand = (week: Week, weekday: (typeof weekdays)[number]): Band => {
  const last = week[weekday].at(-1);
  return last === undefined
    ? { from: '08:00', to: '22:00', percent: '100' }
    : { from: last.to, to: '22:00', percent: '100' };
};
