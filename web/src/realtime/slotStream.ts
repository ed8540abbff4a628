import * as z from 'zod/mini';

const slotEvent = z.object({
  resourceId: z.string(),
  start: z.string(),
  end: z.string(),
  state: z.enum(['free', 'held', 'booked']),
  until: z.nullish(z.string()),
  /** Place of the change in the server's log: of two changes the greater one counts. */
  version: z.optional(z.number()),
});
export type SlotEvent = z.infer<typeof slotEvent>;

/** `polling` is what is left when no stream can be had for long. */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'polling';

interface Handlers {
  onSlot: (event: SlotEvent) => void;
  /** Something may have been missed (also on connecting): what is on screen has to be fetched again. */
  onGap: () => void;
  onConnection: (connection: Connection) => void;
}

const quietMs = 3_000;
const pollAfterMs = 20_000;
const retryMs = 5_000;
// A browser has six connections to a host over HTTP/1.1: pages nobody looks at must not keep them.
const hiddenMs = 30_000;

/**
 * The provider's slots as they change. The browser reconnects a broken stream by itself and sends Last-Event-ID;
 * a stream the server refused is opened anew every five seconds, and at once when the network or the reader comes back.
 * Returns the function that closes it.
 */
export function openSlotStream(providerId: string, handlers: Handlers): () => void {
  if (typeof EventSource === 'undefined') {
    handlers.onConnection('polling');
    return () => undefined;
  }
  const stream = new SlotStream(`/api/availability/${encodeURIComponent(providerId)}/stream`, handlers);
  stream.start();
  return () => stream.stop();
}

class SlotStream {
  private source: EventSource | null = null;
  private position = -1;
  private silence: ReturnType<typeof setTimeout>[] = [];
  private reopening: ReturnType<typeof setTimeout> | undefined;
  private hiding: ReturnType<typeof setTimeout> | undefined;
  private readonly listening = new AbortController();

  constructor(
    private readonly address: string,
    private readonly handlers: Handlers,
  ) {}

  start() {
    const { signal } = this.listening;
    addEventListener('offline', () => this.lose(), { signal });
    addEventListener('online', () => this.open(), { signal });
    addEventListener('pagehide', () => this.rest(), { signal });
    addEventListener('pageshow', () => this.wake(), { signal });
    document.addEventListener('visibilitychange', () => this.onVisibility(), { signal });
    this.open();
  }

  stop() {
    this.listening.abort();
    clearTimeout(this.hiding);
    this.rest();
  }

  private open() {
    this.drop();
    this.countSilence();
    const source = new EventSource(this.address);
    this.source = source;
    source.addEventListener('open', () => {
      this.endSilence();
      this.handlers.onConnection('live');
    });
    // The stream begins here: what changed between the page's own question and now was not on it.
    source.addEventListener('ready', () => this.handlers.onGap());
    source.addEventListener('slot', (event: MessageEvent<string>) => this.onSlot(event));
    source.addEventListener('reset', () => {
      this.position = -1;
      this.handlers.onGap();
    });
    source.addEventListener('error', () => this.onBroken());
  }

  private drop() {
    clearTimeout(this.reopening);
    this.reopening = undefined;
    this.source?.close();
    this.source = null;
  }

  private onSlot(event: MessageEvent<string>) {
    if (!this.isNew(event.lastEventId)) return;
    const read = slotEvent.safeParse(JSON.parse(event.data));
    if (read.success) this.handlers.onSlot(read.data);
    else this.handlers.onGap();
  }

  // Log positions only grow: what a reconnect sends a second time is dropped.
  private isNew(id: string) {
    const at = Number(id);
    if (id === '' || Number.isNaN(at)) return true;
    if (at <= this.position) return false;
    this.position = at;
    return true;
  }

  private onBroken() {
    this.countSilence();
    if (this.source?.readyState !== EventSource.CLOSED) return;
    this.reopening ??= setTimeout(() => this.open(), retryMs);
  }

  /** The network is gone: an open stream would not notice for long. */
  private lose() {
    this.drop();
    this.countSilence();
  }

  /** Nobody looks. */
  private rest() {
    this.endSilence();
    this.drop();
  }

  private wake() {
    if (this.source === null && navigator.onLine) this.open();
  }

  private onVisibility() {
    clearTimeout(this.hiding);
    if (document.hidden) this.hiding = setTimeout(() => this.rest(), hiddenMs);
    else this.wake();
  }

  // A short break is not worth a word; it counts from its first moment, however often opening is tried.
  private countSilence() {
    if (this.silence.length > 0) return;
    this.silence = [
      setTimeout(() => this.handlers.onConnection('reconnecting'), quietMs),
      setTimeout(() => this.handlers.onConnection('polling'), pollAfterMs),
    ];
  }

  private endSilence() {
    this.silence.forEach(clearTimeout);
    this.silence = [];
  }
}
