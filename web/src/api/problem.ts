import { type Is, isMoney, recordOf, isString, listOf, objectOf } from './shapes';
import type { Money } from './types';

export interface Alternative {
  start: string;
  end: string;
  price: Money;
}

const isAlternative = objectOf<Alternative>({ start: isString, end: isString, price: isMoney });

const isScope = (value: unknown): value is 'person' | 'address' => value === 'person' || value === 'address';

// Every member may be missing or wrong: a proxy's error page must become a Problem as well as our own refusals do.
function read(said: unknown) {
  const body = typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
  const member = <T>(name: string, is: Is<T>, otherwise: T): T => {
    const value = body[name];
    return is(value) ? value : otherwise;
  };
  return {
    code: member('code', isString, 'unexpected'),
    title: member('title', isString, ''),
    detail: member('detail', isString, ''),
    correlationId: member<string | null>('correlationId', isString, null),
    errors: member('errors', recordOf(listOf(isString)), {}),
    alternatives: member('alternatives', listOf(isAlternative, 5), []),
    scope: member<'person' | 'address' | null>('scope', isScope, null),
  };
}

/** A refusal of the server, or a call that never reached it (`unreachable`, status 0). */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly correlationId: string | null;
  readonly errors: Record<string, string[]>;
  readonly alternatives: Alternative[];
  /** Whose limit was reached: the reader's own, or that of the address they share with others. */
  readonly scope: 'person' | 'address' | null;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, said: unknown, retryAfterSeconds: number | null = null) {
    const { code, title, detail, correlationId, errors, alternatives, scope } = read(said);
    super(detail || title || `The server answered ${status}.`);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.correlationId = correlationId;
    this.errors = errors;
    this.alternatives = alternatives;
    this.scope = scope;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  static unreachable(): Problem {
    return new Problem(0, { code: 'unreachable', title: 'The server cannot be reached.' });
  }

  static from(response: Response, said: unknown): Problem {
    const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
    return new Problem(response.status, said, Number.isFinite(retryAfter) ? retryAfter : null);
  }

  /** True when the server may yet have done what was asked: the same Idempotency-Key has to be used again. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(-1, { code: 'unexpected', title: error instanceof Error ? error.message : String(error) });
}

export function hasCode(error: unknown, ...codes: string[]): error is Problem {
  return error instanceof Problem && codes.includes(error.code);
}
