import * as z from 'zod/mini';
import { send } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Details } from '../details';

const money = z.object({ amount: z.number(), currency: z.string() });

export const steps = ['slot', 'details', 'pay', 'done'] as const;
export type Step = (typeof steps)[number];

const draft = z.object({
  id: z.string(),
  version: z.number(),
  token: z.string(),
  link: z.string(),
  step: z.enum(steps),
  updatedAt: z.string(),
  expiresAt: z.string(),
  slot: z.object({
    resourceId: z.string(),
    resourceName: z.string(),
    serviceId: z.nullable(z.string()),
    start: z.string(),
    end: z.string(),
    timeZone: z.string(),
    price: z.nullable(money),
  }),
  hold: z.nullable(
    z.object({
      id: z.string(),
      token: z.string(),
      expiresAt: z.string(),
      extended: z.boolean(),
      state: z.enum(['live', 'ended', 'used']),
    }),
  ),
  details: z.object({
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string(),
    notes: z.string(),
  }),
  booking: z.nullable(
    z.object({
      id: z.string(),
      status: z.string(),
      manageToken: z.nullish(z.string()),
      expiresAt: z.nullish(z.string()),
    }),
  ),
  mailsLeft: z.number(),
});
export type Draft = z.infer<typeof draft>;

export interface DraftChange {
  step?: Step;
  details?: Partial<Details> & { timeZone?: string; locale?: string };
  hold?: { id: string; token: string };
}

/** `conflict`: someone else changed the same fields meanwhile, and nothing was written. */
export type Written = { kind: 'written'; draft: Draft } | { kind: 'conflict'; draft: Draft };

const path = '/api/booking-drafts';

export const makeDraft = async (body: DraftChange): Promise<Draft> =>
  draft.parse(await read(await ask('POST', path, { body })));

export const readDraft = async (id: string, token: string): Promise<Draft> =>
  draft.parse(await read(await ask('GET', `${path}/${encodeURIComponent(id)}`, { token })));

export async function changeDraft(
  { id, token, version }: { id: string; token: string; version: number },
  body: DraftChange,
): Promise<Written> {
  const response = await ask('PATCH', `${path}/${encodeURIComponent(id)}`, { token, version, body });
  if (response.status !== 412) return { kind: 'written', draft: draft.parse(await read(response)) };
  return { kind: 'conflict', draft: z.object({ draft }).parse(await response.json()).draft };
}

export async function mailDraftLink(id: string, token: string): Promise<void> {
  await read(await ask('POST', `${path}/${encodeURIComponent(id)}/mail-link`, { token }));
}

/** The account's draft that was written last and is not done; null when there is none. */
export async function currentDraft(signal: AbortSignal): Promise<Draft | null> {
  const said = await read(await ask('GET', `${path}/current`, { signal }));
  return z.object({ draft: z.nullable(draft) }).parse(said).draft;
}

interface Asked {
  token?: string;
  version?: number;
  body?: unknown;
  signal?: AbortSignal;
}

function ask(method: string, to: string, { token, version, body, signal }: Asked): Promise<Response> {
  const headers = new Headers();
  if (token !== undefined) headers.set('X-Draft-Token', token);
  if (version !== undefined) headers.set('If-Match', `"${version}"`);
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  const url = new URL(to, globalThis.location.origin);
  return send(
    new Request(url, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    }),
  );
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.ok) return text === '' ? null : (JSON.parse(text) as unknown);
  throw Problem.from(response, problemIn(text));
}

function problemIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // A proxy's page instead of a problem: the status has to do.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
