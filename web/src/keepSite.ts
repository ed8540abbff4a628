/** The site keeps its shell for times without network. After the load, so that it never competes with the first paint. */
export function keepSite(): void {
  // Not everywhere: without https, or in private windows of some browsers, there is none.
  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch((error: unknown) => {
      // Refused by the browser's settings: the site works as before, only not offline.
      console.info('The site is not kept for offline use.', error);
    });
  });
}
