import * as z from 'zod/mini';

const money = z.object({ amount: z.number(), currency: z.string() });

const alternative = z.object({ start: z.string(), end: z.string(), price: money });
export type Alternative = z.infer<typeof alternative>;

// Every member is optional: a proxy's error page must become a Problem as well as our own refusals do.
const body = z.object({
  code: z.catch(z.string(), 'unexpected'),
  title: z.catch(z.string(), ''),
  detail: z.catch(z.string(), ''),
  correlationId: z.catch(z.nullable(z.string()), null),
  errors: z.catch(z.record(z.string(), z.array(z.string())), {}),
  alternatives: z.catch(z.array(alternative).check(z.maxLength(5)), []),
  scope: z.catch(z.nullable(z.enum(['person', 'address'])), null),
});

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
    const read = body.parse(typeof said === 'object' && said !== null ? said : {});
    super(read.detail || read.title || `The server answered ${status}.`);
    this.name = 'Problem';
    this.status = status;
    this.code = read.code;
    this.correlationId = read.correlationId;
    this.errors = read.errors;
    this.alternatives = read.alternatives;
    this.scope = read.scope;
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
