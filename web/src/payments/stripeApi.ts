import * as z from 'zod/mini';
import { Problem } from '../api/problem';
import type { Intent } from '../api/types';
import { translator } from '../i18n/translations';
import { type Card, digitsOf, readExpiry } from './card';
import { mistypedField, refusalWords } from './refusal';

// Stripe's own wire format, as its clients speak it. Used against the sandbox only: with real keys the card is typed
// into Stripe's fields and never passes through our code.

const failure = z.object({
  type: z.catch(z.string(), ''),
  code: z.nullish(z.string()),
  decline_code: z.nullish(z.string()),
  message: z.nullish(z.string()),
});

const paymentIntent = z.object({
  id: z.string(),
  status: z.string(),
  next_action: z.nullish(z.object({ redirect_to_url: z.nullish(z.object({ url: z.string() })) })),
  last_payment_error: z.nullish(failure),
});
type PaymentIntent = z.infer<typeof paymentIntent>;

export type Outcome =
  | { kind: 'authorised' }
  | { kind: 'challenge'; url: string }
  | { kind: 'declined'; words: string }
  | { kind: 'mistyped'; field: keyof Card; words: string }
  | { kind: 'open' };

/** `key` names this press: sent again after a broken connection, it is carried out once. */
export async function confirmCard(intent: Intent, card: Card, returnUrl: string, key: string): Promise<Outcome> {
  const expiry = readExpiry(card.expiry);
  const form = new URLSearchParams({
    client_secret: intent.clientSecret,
    return_url: returnUrl,
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': digitsOf(card.number),
    'payment_method_data[card][exp_month]': String(expiry?.month ?? ''),
    'payment_method_data[card][exp_year]': String(expiry?.year ?? ''),
    'payment_method_data[card][cvc]': card.cvc,
  });
  return call(intent, `${urlOf(intent)}/confirm`, {
    method: 'POST',
    body: form,
    headers: { 'Idempotency-Key': key },
  });
}

const pollMs = 1_000;
// Longer than any bank leaves its page open, and than we keep an unpaid booking.
const pollsMax = 1_800;
// A request that arrived shows at once; one that did not is given up after this many looks.
const openMax = 3;

/**
 * Asks how the intent stands until it is decided: while the bank's page is open, or after the connection broke in the
 * middle of a payment (`arrived` unknown: an intent that stays untouched says that nothing came). Null when nobody waits
 * any more.
 */
export async function whenDecided(intent: Intent, left: AbortSignal, arrived: boolean): Promise<Outcome | null> {
  let untouched = 0;
  for (let poll = 0; poll < pollsMax; poll++) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    if (left.aborted) return null;
    const outcome = await readIntent(intent).catch((error: unknown): null => {
      // A moment without network decides nothing: ask again.
      if (error instanceof Problem && error.outcomeUnknown) return null;
      throw error;
    });
    if (left.aborted) return null;
    if (outcome === null) continue;
    if (!arrived && outcome.kind === 'challenge') return outcome;
    if (!arrived && outcome.kind === 'open' && ++untouched < openMax) continue;
    if (outcome.kind !== 'challenge') return outcome;
  }
  return { kind: 'open' };
}

export function readIntent(intent: Intent): Promise<Outcome> {
  const query = new URLSearchParams({ client_secret: intent.clientSecret });
  return call(intent, `${urlOf(intent)}?${query}`, {});
}

function urlOf(intent: Intent): string {
  const id = intent.clientSecret.split('_secret_')[0] ?? '';
  return `${intent.apiBase}/v1/payment_intents/${encodeURIComponent(id)}`;
}

async function call(
  intent: Intent,
  url: string,
  init: RequestInit & { headers?: Record<string, string> },
): Promise<Outcome> {
  let response: Response;
  try {
    const headers = { ...init.headers, Authorization: `Bearer ${intent.publishableKey}` };
    response = await fetch(url, { ...init, headers });
  } catch (error) {
    if (error instanceof TypeError) throw Problem.unreachable();
    throw error;
  }
  const said: unknown = await response.json();
  if (response.ok) return outcomeOf(paymentIntent.parse(said));
  const { error } = z.object({ error: failure }).parse(said);
  if (error.type === 'card_error') return refusalOf(error);
  throw new Problem(response.status, { code: 'payment-provider', title: error.message ?? 'The payment was refused.' });
}

export function outcomeOf(intent: PaymentIntent): Outcome {
  switch (intent.status) {
    case 'requires_capture':
    case 'processing':
    case 'succeeded':
      return { kind: 'authorised' };
    case 'requires_action': {
      const url = intent.next_action?.redirect_to_url?.url;
      if (url) return { kind: 'challenge', url };
      throw new Problem(-1, { code: 'payment-provider', title: translator('payment')('bank.cannotShow') });
    }
    case 'canceled':
      return { kind: 'declined', words: translator('payment')('declined.ended') };
    default:
      return intent.last_payment_error ? refusalOf(intent.last_payment_error) : { kind: 'open' };
  }
}

function refusalOf(error: z.infer<typeof failure>): Outcome {
  const typo = mistypedField(error.code);
  const words = refusalWords(error.decline_code ?? error.code);
  return typo === null ? { kind: 'declined', words } : { kind: 'mistyped', field: typo, words };
}
