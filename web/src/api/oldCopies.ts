import * as z from 'zod/mini';
import { ownNames, wanted } from './bookingCopies';

const keptAfterMs = 30 * 86_400_000;

/** Those of which all that they tell ended long ago. The ids of the bookings that went. */
export async function forgetOldCopies(now: number): Promise<string[]> {
  const gone: string[] = [];
  for (const name of await ownNames()) {
    const copies = await caches.open(name);
    for (const request of await copies.keys()) {
      const told: unknown = await (await copies.match(request))?.json();
      if (!isOld(told, now)) continue;
      await copies.delete(request);
      const id = wanted.exec(new URL(request.url).pathname)?.[1]?.slice(1);
      if (id !== undefined) gone.push(id);
    }
    if ((await copies.keys()).length === 0) await caches.delete(name);
  }
  return gone;
}

const ending = z.object({ end: z.string() });
const copied = z.union([z.object({ items: z.array(ending) }), ending]);

function isOld(told: unknown, now: number): boolean {
  const read = copied.safeParse(told);
  if (!read.success) return false;
  const ends = 'items' in read.data ? read.data.items : [read.data];
  return ends.every(({ end }) => Date.parse(end) + keptAfterMs < now);
}
