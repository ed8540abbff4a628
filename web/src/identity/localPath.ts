/** A path of this site; anything that could lead elsewhere ("//evil", "https:…") is not. */
export function localPath(next: string | null): string | null {
  if (next === null || !next.startsWith('/')) return null;
  const url = new URL(next, location.origin);
  return url.origin === location.origin ? url.pathname + url.search : null;
}
