import { asProblem } from '../../api/problem';
import { isLanguage, readersLocale } from '../../i18n/locales';
import { type Field, fields } from '../details';
import { sameDetails, useCheckout } from './checkout';
import { changeDraft, type Draft, type DraftChange, makeDraft, readDraft } from './draftApi';
import { keptBookings, keptHolds } from '../kept';
import { changedFields } from './merge';

const quietMs = 800;
const lookMs = 20_000;
const retryMs = [2_000, 4_000, 8_000, 15_000, 30_000];
// Of a field that both sides keep changing, the one who types on wins; nobody types faster than this.
const conflictsMax = 3;

let running = false;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | null = null;
/** This server keeps no drafts, or not this one any more: the browser's own copy has to do. */
let off: string | null = null;

const state = useCheckout.getState;
const set = useCheckout.setState;

/** Brings what was typed to the server's draft; resolves when it is there or could not be brought. */
export async function flush(): Promise<void> {
  if (running || !isDirty()) return;
  running = true;
  set({ saving: 'saving' });
  try {
    await write();
    failures = 0;
    set({ saving: 'idle' });
  } catch (error) {
    giveWay(error);
  } finally {
    running = false;
  }
  if (isDirty()) schedule(failures === 0 ? quietMs : (retryMs[Math.min(failures, retryMs.length) - 1] ?? quietMs));
}

function isDirty(): boolean {
  const { holdId, slot, draft, saved, guest, step } = state();
  if (holdId === null || slot === null || holdId === off) return false;
  return (
    draft === null ||
    saved === null ||
    saved.holdId !== holdId ||
    saved.step !== step ||
    !sameDetails(saved.details, guest)
  );
}

async function write(): Promise<void> {
  const { draft } = state();
  if (draft === null) return make();
  for (let attempt = 1; attempt <= conflictsMax; attempt++) {
    const asked = state().holdId;
    const written = await changeDraft(state().draft ?? draft, change());
    if (state().holdId !== asked) return;
    take(written.draft);
    if (written.kind === 'written') return;
  }
}

async function make(): Promise<void> {
  const { slot, holdId, step, guest } = state();
  if (slot === null) return;
  const made = await makeDraft({
    hold: { id: slot.id, token: slot.token },
    step,
    details: { ...guest, ...reader() },
  });
  if (state().holdId === holdId) take(made);
}

function change(): DraftChange {
  const { slot, saved, guest, step } = state();
  const details = saved === null ? guest : changedFields(guest, saved.details);
  return {
    ...(saved?.step === step ? {} : { step }),
    ...(Object.keys(details).length > 0 ? { details: { ...details, ...reader() } } : {}),
    ...(slot && saved?.holdId !== slot.id ? { hold: { id: slot.id, token: slot.token } } : {}),
  };
}

/** Where the reader is and what they read: for the mails. */
function reader(): { timeZone: string; locale?: string } {
  const locale = readersLocale(new URL(location.href));
  return {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(isLanguage(locale) ? { locale } : {}),
  };
}

function giveWay(error: unknown): void {
  const problem = asProblem(error);
  const { holdId, draft } = state();
  if (problem.code === 'draft-done') off = holdId;
  else if (problem.status === 404 && draft !== null) set({ draft: null, saved: null });
  else if (problem.outcomeUnknown || problem.status === 429) failures++;
  // Refused for good (an unknown hold, a field it does not take): what is typed stays in this browser.
  else off = holdId;
  set({ saving: problem.outcomeUnknown ? 'offline' : 'idle' });
}

/** What another device typed meanwhile. */
async function look(): Promise<void> {
  const { draft, holdId } = state();
  if (draft === null || running || holdId === off || document.hidden) return;
  try {
    const theirs = await readDraft(draft.id, draft.token);
    if (state().holdId === holdId) take(theirs);
  } catch (error) {
    giveWay(error);
  }
}

function take(draft: Draft): void {
  state().take(draft, fieldInHand());
  follow(draft);
}

/** Booked, or given five minutes more, on another device: this one goes along. */
function follow({ hold, booking }: Draft): void {
  const mine = keptHolds.find(hold?.id);
  if (hold === null || mine === undefined) return;
  if (booking?.manageToken) keptBookings.keep({ id: booking.id, token: booking.manageToken });
  const bookingId = booking?.id ?? mine.bookingId;
  const expiresAt = hold.state === 'live' ? hold.expiresAt : mine.expiresAt;
  const isSame =
    bookingId === mine.bookingId &&
    Date.parse(expiresAt) === Date.parse(mine.expiresAt) &&
    hold.extended === mine.extended;
  if (isSame) return;
  const payBy = booking?.expiresAt ?? mine.payBy;
  keptHolds.keep({ ...mine, bookingId, expiresAt, extended: hold.extended, ...(payBy ? { payBy } : {}) });
}

const fieldInHand = (): Field | null => fields.find((one) => document.activeElement?.id === one) ?? null;

function schedule(ms: number): void {
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => void flush(), ms);
}

interface Typed {
  holdId: string;
  field: Field;
  text: string;
  at: number;
}

/** Keeps this tab, its siblings and the server at one; answers the function that ends it. */
export function keepInStep(): () => void {
  const channel = new BroadcastChannel('holdfast.checkout');
  const end = new AbortController();
  let heard = false;
  channel.addEventListener('message', ({ data }: MessageEvent<Typed>) => {
    if (data.holdId !== state().holdId) return;
    heard = true;
    state().hear(data.field, data.text, data.at);
    heard = false;
  });
  const unsubscribe = useCheckout.subscribe(({ holdId, guest, step, typedAt }, before) => {
    if (holdId === null) return;
    const sameHold = holdId === before.holdId;
    if (sameHold && guest === before.guest && step === before.step) return;
    if (sameHold && !heard)
      for (const field of fields) {
        const at = typedAt[field];
        if (at !== undefined && at !== before.typedAt[field])
          channel.postMessage({ holdId, field, text: guest[field], at } satisfies Typed);
      }
    schedule(quietMs);
  });
  const onBack = () => {
    failures = 0;
    void flush().then(look);
  };
  addEventListener('online', onBack, { signal: end.signal });
  document.addEventListener('visibilitychange', onBack, { signal: end.signal });
  // A page that goes away sends what is left: `pagehide` is the last that is sure to be heard.
  addEventListener('pagehide', () => void flush(), { signal: end.signal });
  const looking = setInterval(() => void look(), lookMs);
  void flush().then(look);
  return () => {
    end.abort();
    clearInterval(looking);
    unsubscribe();
    channel.close();
    void flush();
  };
}
