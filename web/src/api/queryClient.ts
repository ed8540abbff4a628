import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** Worth another try: no answer, an overloaded or broken server, or "not yet" said with Retry-After. */
export function mayRetry(failures: number, error: unknown): boolean {
  if (!(error instanceof Problem) || failures >= 3) return false;
  return error.status === 0 || error.status >= 500 || error.retryAfterSeconds !== null;
}

export function retryDelay(failures: number, error: unknown): number {
  const asked = error instanceof Problem ? error.retryAfterSeconds : null;
  return asked === null ? Math.min(500 * 2 ** failures, 4000) : Math.min(asked, 10) * 1000;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: mayRetry, retryDelay, staleTime: 15_000, networkMode: 'always' },
  },
});
