// Bookings that were seen once can be read without network: the ticket at the door of a hall underground. Copies are kept
// for each account apart, and go with it.

const prefix = 'holdfast.bookings.';
const most = 40;
const wanted = /^\/api\/bookings(\/[0-9a-f-]{36})?$/;

/** Whose copy: the account's, or that of whoever has the token of a guest's booking. Null for what is not kept. */
export async function ownerOf(request: Request, userId: string | null): Promise<string | null> {
  if (request.method !== 'GET' || !('caches' in globalThis) || !wanted.test(new URL(request.url).pathname)) return null;
  const token = request.headers.get('X-Booking-Token');
  if (token === null) return userId;
  // The token itself is written nowhere.
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
  if (!('caches' in globalThis)) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
}
