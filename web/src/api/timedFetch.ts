import { observeServerDate } from './clock';
import { Problem } from './problem';

let answeredAt: number | null = null;

/** When the server last said something, by its own clock; a kept copy counts from when it was said. */
export const lastAnswerAt = (): number | null => answeredAt;

/** `fetch` that sets our clock by each answer and turns "no answer" into a Problem. */
export async function timedFetch(request: Request): Promise<Response> {
  const sentAt = Date.now();
  try {
    const response = await fetch(request);
    if (isFresh(request, response)) observeServerDate(response.headers.get('Date'), sentAt, Date.now());
    const said = Date.parse(response.headers.get('Date') ?? '');
    if (response.ok && !Number.isNaN(said)) answeredAt = said;
    return response;
  } catch (error) {
    // The Fetch standard's only network error is a TypeError; an abort stays what it is.
    if (error instanceof TypeError) throw Problem.unreachable();
    throw error;
  }
}

// An answer out of the browser's cache is quick and bears an old Date: it must not set the clock.
function isFresh(request: Request, response: Response): boolean {
  if (request.method !== 'GET' || request.cache === 'no-store') return true;
  return response.headers.get('Cache-Control')?.includes('no-store') ?? false;
}

/** Asks for nothing but the time: a hold found again after a reload has to be counted by the server's clock. */
export async function learnServerTime(): Promise<void> {
  const url = new URL('/health/live', globalThis.location.origin);
  await timedFetch(new Request(url, { cache: 'no-store' })).catch((error: unknown) => {
    // Without network the device's clock has to do until the next answer.
    if (!(error instanceof Problem)) throw error;
  });
}
