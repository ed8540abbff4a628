import * as z from 'zod/mini';
import { create } from 'zustand';
import { serverNow } from '../../api/clock';
import { type Details, type Field, fields, noDetails } from '../details';
import { type KeptHold, keptHolds } from '../kept';
import { keptList } from '../keptList';
import { type Draft, type Step, steps } from './draftApi';
import { merge, type TypedAt } from './merge';

const details = z.object({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  notes: z.string(),
});
const draftRef = z.object({
  id: z.string(),
  token: z.string(),
  version: z.number(),
  link: z.string(),
  mailsLeft: z.number(),
});
export type DraftRef = z.infer<typeof draftRef>;

/** What the server's draft has, so that only changes are sent. */
const saved = z.object({ holdId: z.string(), step: z.enum(steps), details });
export type Saved = z.infer<typeof saved>;

const kept = z.object({
  /** Of the hold. */
  id: z.string(),
  step: z.enum(steps),
  guest: details,
  draft: z.nullable(draftRef),
  saved: z.nullable(saved),
  keptAt: z.number(),
});

/** The checkouts of this browser: a closed tab finds what was typed, also without network. */
export const keptCheckouts = keptList(
  'holdfast.checkouts',
  (value): value is z.infer<typeof kept> => kept.safeParse(value).success,
  5,
);
const keptForMs = 24 * 3_600_000;

export type Saving = 'idle' | 'saving' | 'offline';

interface Checkout {
  holdId: string | null;
  step: Step;
  slot: KeptHold | null;
  guest: Details;
  typedAt: TypedAt;
  payment: { bookingId: string | null };
  draft: DraftRef | null;
  saved: Saved | null;
  saving: Saving;
  /** Fields that another tab or device changed last. */
  changedElsewhere: Field[];
}

interface Acts {
  begin: (hold: KeptHold) => void;
  goTo: (step: Step) => void;
  type: (field: Field, text: string) => void;
  /** From another tab: text with the time it was typed at. */
  hear: (field: Field, text: string, at: number) => void;
  take: (draft: Draft, busyWith: Field | null) => void;
  reset: () => void;
}

const nothing: Checkout = {
  holdId: null,
  step: 'slot',
  slot: null,
  guest: noDetails,
  typedAt: {},
  payment: { bookingId: null },
  draft: null,
  saved: null,
  saving: 'idle',
  changedElsewhere: [],
};

/** The booking under way in this tab: where it stands, what is held, who comes, what is paid. */
export const useCheckout = create<Checkout & Acts>()((set, get) => ({
  ...nothing,
  begin: (hold) => {
    const same = get().holdId === hold.id;
    if (same) return set({ slot: hold, payment: { bookingId: hold.bookingId } });
    const before = keptCheckouts.find(hold.id) ?? fromAnother(hold);
    set({
      ...nothing,
      holdId: hold.id,
      slot: hold,
      payment: { bookingId: hold.bookingId },
      step: before?.step ?? 'details',
      guest: before?.guest ?? noDetails,
      draft: before?.draft ?? null,
      saved: before?.saved ?? null,
    });
  },
  goTo: (step) => get().step !== step && set({ step }),
  type: (field, text) =>
    set(({ guest, typedAt, changedElsewhere }) => ({
      guest: { ...guest, [field]: text },
      typedAt: { ...typedAt, [field]: serverNow() },
      changedElsewhere: changedElsewhere.filter((one) => one !== field),
    })),
  hear: (field, text, at) =>
    set(({ guest, typedAt }) =>
      (typedAt[field] ?? 0) > at ? {} : { guest: { ...guest, [field]: text }, typedAt: { ...typedAt, [field]: at } },
    ),
  take: (draft, busyWith) =>
    set(({ guest, typedAt, saved, changedElsewhere, holdId, step }) => {
      const { id, token, version, link, mailsLeft } = draft;
      const merged = merge({
        mine: guest,
        typedAt,
        base: saved?.details ?? noDetails,
        theirs: draft.details,
        theirsAt: Date.parse(draft.updatedAt),
        busyWith,
      });
      return {
        guest: merged.changed.length > 0 ? merged.details : guest,
        draft: { id, token, version, link, mailsLeft },
        saved: { holdId: draft.hold?.id ?? holdId ?? '', step: saved ? draft.step : step, details: draft.details },
        changedElsewhere: [...new Set([...changedElsewhere, ...merged.changed])],
      };
    }),
  reset: () => {
    const { holdId } = get();
    set(nothing);
    if (holdId === null) return;
    keptCheckouts.drop(holdId);
    keptHolds.drop(holdId);
  },
}));

/** Another time instead of a hold that ended: who comes is not asked twice, and the draft goes along. */
function fromAnother(hold: KeptHold) {
  const last = keptCheckouts.all().find((one) => one.keptAt > serverNow() - keptForMs);
  if (last === undefined) return null;
  const lastHold = keptHolds.find(last.id);
  const isBooked = lastHold !== undefined && lastHold.bookingId !== null;
  const isLive = lastHold !== undefined && !isBooked && Date.parse(lastHold.expiresAt) > serverNow();
  const isInstead = !isBooked && !isLive && last.id !== hold.id;
  return { ...last, step: 'details' as const, ...(isInstead ? {} : { draft: null, saved: null }) };
}

// Kept at each change, not at the end: a tab that is killed has no end.
useCheckout.subscribe(({ holdId, step, guest, draft, saved }, before) => {
  if (holdId === null) return;
  const isSame = before.holdId === holdId && before.step === step && before.guest === guest && before.draft === draft;
  if (!isSame) keptCheckouts.keep({ id: holdId, step, guest, draft, saved, keptAt: serverNow() });
});

export const sameDetails = (a: Details, b: Details): boolean => fields.every((one) => a[one] === b[one]);
