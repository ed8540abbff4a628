import { type ComponentType, lazy, Suspense, useState } from 'react';

/**
 * A part of a page that is not seen at first. `fetch` brings it when the browser has nothing better to do; whoever is
 * quicker than that waits for it. Once it is there it is drawn at once, without the empty frame that `lazy` has.
 */
export function partLater<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let here: ComponentType<Props> | null = null;
  const fetch = async () => (here ??= await load());
  const Waiting = lazy(async () => ({ default: await fetch() }));
  function Part(props: Props) {
    const [Drawn] = useState<ComponentType<Props>>(() => here ?? Waiting);
    return (
      <Suspense>
        <Drawn {...props} />
      </Suspense>
    );
  }
  return Object.assign(Part, {
    fetch: () => {
      fetch().catch((error: unknown) => {
        // Without network now: asked for again when it is needed.
        console.info('A part of the page comes later.', error);
      });
    },
  });
}

/** After the first paint, and not in the way of anything that the reader does. */
export function whenIdle(act: () => void): () => void {
  // Not in every browser.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act, 1_000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act, { timeout: 3_000 });
  return () => cancelIdleCallback(handle);
}
