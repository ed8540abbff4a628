// The shell of the site, readable without network. Bookings are kept by the page itself (api/bookingCopies), because only
// it knows whose they are. A new release waits until the last tab of the old one is closed: nothing reloads by itself, and
// an old tab always finds its own chunks.

export type {};

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

const shell = 'holdfast.shell';
const files = self.__WB_MANIFEST;
const addresses = new Set(files.map(({ url }) => new URL(url, self.location.origin).href));

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(sweep());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (addresses.has(request.url)) event.respondWith(file(request));
});

async function fill(): Promise<void> {
  const cache = await caches.open(shell);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  // Files with a hash in their name never change; the others are fetched past the browser's own cache.
  const missing = files.filter(
    ({ url, revision }) => revision !== null || !kept.has(new URL(url, self.location.origin).href),
  );
  await cache.addAll(
    missing.map(({ url, revision }) => new Request(url, { cache: revision === null ? 'default' : 'reload' })),
  );
}

async function sweep(): Promise<void> {
  const cache = await caches.open(shell);
  const gone = (await cache.keys()).filter(({ url }) => !addresses.has(url));
  await Promise.all(gone.map((request) => cache.delete(request)));
}

/** From the network, so that a release is seen at once; the kept shell only where there is none. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(new URL('/index.html', self.location.origin).href);
    if (kept === undefined || !(error instanceof TypeError)) throw error;
    return kept;
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}
