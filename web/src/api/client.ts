import createClient from 'openapi-fetch';
import { accessToken, currentUser, refreshAccess } from '../identity/session';
import { copyOf, keepCopy, ownerOf } from './bookingCopies';
import { hasCode, Problem } from './problem';
import type { paths } from './schema';
import { timedFetch } from './timedFetch';
import { tenant } from './tenant';

function dressed(request: Request, token: string | null): Request {
  const asked = tenant();
  if (asked !== null) request.headers.set('X-Tenant', asked);
  if (token !== null) request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}

/** As `signed`; bookings that were seen before are answered from their copies when nobody else answers. */
export async function send(request: Request): Promise<Response> {
  const owner = await ownerOf(request, currentUser()?.id ?? null);
  if (owner === null) return signed(request);
  try {
    const response = await signed(request);
    if (response.ok) await keepCopy(request, response.clone(), owner);
    return response;
  } catch (error) {
    const copy = hasCode(error, 'unreachable') ? await copyOf(request, owner) : null;
    if (copy === null) throw error;
    return copy;
  }
}

/** Signs the request; when the access token has run out, gets a fresh one and asks once more. */
async function signed(request: Request): Promise<Response> {
  if (new URL(request.url).pathname.startsWith('/api/auth/')) return timedFetch(dressed(request, null));
  const again = request.clone();
  const token = await accessToken();
  const response = await timedFetch(dressed(request, token));
  if (response.status !== 401 || token === null) return response;
  const fresh = await refreshAccess(token);
  return fresh === null ? response : timedFetch(dressed(again, fresh));
}

export const api = createClient<paths>({ baseUrl: globalThis.location.origin, fetch: send });

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of a 2xx answer; anything else is thrown as a `Problem`. */
export async function answer<T>(call: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw Problem.from(response, error);
  return data as T;
}

/** A file that needs the guest's token in a header, so that it never stands in a URL. */
export async function download(path: string, headers: Record<string, string>): Promise<Blob> {
  const response = await send(new Request(new URL(path, globalThis.location.origin), { headers }));
  if (response.ok) return response.blob();
  const said: unknown = await response.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) return null;
    throw error;
  });
  throw Problem.from(response, said);
}

export function bookingToken(token: string | null): Record<string, string> {
  return token === null ? {} : { 'X-Booking-Token': token };
}
