// Bookings that were seen once can be read without network: the ticket at the door of a hall underground. Copies are kept
// for each account apart, and go with it. Those of guests go when they are told to, and all of them a month after the
// visit (oldCopies).

const prefix = 'holdfast.bookings.';
const most = 40;
export const wanted = /^\/api\/bookings(\/[0-9a-f-]{36})?$/;

/** Whose copy: the account's, or that of whoever has the token of a guest's booking. Null for what is not kept. */
export async function ownerOf(request: Request, userId: string | null): Promise<string | null> {
  if (request.method !== 'GET' || !('caches' in globalThis) || !wanted.test(new URL(request.url).pathname)) return null;
  const token = request.headers.get('X-Booking-Token');
  return token === null ? userId : guestOf(token);
}

/** The token itself is written nowhere. */
async function guestOf(token: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return `guest.${[...new Uint8Array(hash).slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

export async function keepCopy(request: Request, response: Response, owner: string): Promise<void> {
  const copies = await caches.open(prefix + owner);
  const headers = new Headers();
  for (const name of ['Content-Type', 'Date', 'ETag']) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  await copies.put(request.url, new Response(await response.blob(), { headers }));
  const kept = await copies.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((oldest) => copies.delete(oldest)));
}

export async function copyOf(request: Request, owner: string): Promise<Response | null> {
  const copies = await caches.open(prefix + owner);
  return (await copies.match(request.url)) ?? null;
}

/** At sign-out: nothing stays for whoever comes next. */
export async function forgetCopies(): Promise<void> {
  await Promise.all((await ownNames()).map((name) => caches.delete(name)));
}

/** What was read with this token. */
export async function forgetCopiesOf(token: string): Promise<void> {
  if ('caches' in globalThis) await caches.delete(prefix + (await guestOf(token)));
}

export async function ownNames(): Promise<string[]> {
  if (!('caches' in globalThis)) return [];
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}
