import type { SlotEvent } from '../realtime/slotStream';
import type { LiveAvailability, LiveSlot } from './shapes';

export type Change =
  | { kind: 'same' }
  /** `taken` were free before, `freed` were not. */
  | { kind: 'changed'; next: LiveAvailability; taken: LiveSlot[]; freed: LiveSlot[] }
  | { kind: 'unclear' };

/**
 * One live event on what is shown. A taking that only overlaps a slot takes it too; a freeing that only overlaps
 * says nothing certain (another claim may lie there), so the caller has to ask the server again.
 */
export function applyEvent(shown: LiveAvailability, event: SlotEvent): Change {
  const from = Date.parse(event.start);
  const to = Date.parse(event.end);
  const taken: LiveSlot[] = [];
  const freed: LiveSlot[] = [];
  let changed = false;
  let unclear = false;
  const slots = shown.slots.map((slot) => {
    const start = Date.parse(slot.start);
    const end = Date.parse(slot.end);
    if (start >= to || end <= from) return slot;
    if (event.state === 'free' && (start !== from || end !== to)) {
      unclear ||= slot.state !== 'free';
      return slot;
    }
    const heldUntil = event.state === 'held' ? (event.until ?? null) : null;
    if (slot.state === event.state && (slot.heldUntil ?? null) === heldUntil) return slot;
    changed = true;
    const next = { ...slot, state: event.state, heldUntil };
    if (slot.state === 'free') taken.push(next);
    if (event.state === 'free') freed.push(next);
    return next;
  });
  if (unclear) return { kind: 'unclear' };
  return changed ? { kind: 'changed', next: { ...shown, slots }, taken, freed } : { kind: 'same' };
}

/** True when the event is exactly one shown slot: nothing else can have changed with it. */
export function isExact(shown: LiveAvailability, event: SlotEvent): boolean {
  const from = Date.parse(event.start);
  const to = Date.parse(event.end);
  const met = shown.slots.filter((slot) => Date.parse(slot.start) < to && Date.parse(slot.end) > from);
  return met.every((slot) => Date.parse(slot.start) === from && Date.parse(slot.end) === to);
}

// Others may take a lapsed hold two seconds after its end.
const graceMs = 2_000;

/** Frees lapsed holds of others; `nextAt` is when the next one lapses. */
export function lapseHolds(shown: LiveAvailability, now: number): { next: LiveAvailability; nextAt: number | null } {
  let changed = false;
  let nextAt: number | null = null;
  const slots = shown.slots.map((slot) => {
    if (slot.state !== 'held' || !slot.heldUntil) return slot;
    const at = Date.parse(slot.heldUntil) + graceMs;
    if (at <= now) {
      changed = true;
      return { ...slot, state: 'free' as const, heldUntil: null };
    }
    nextAt = nextAt === null ? at : Math.min(nextAt, at);
    return slot;
  });
  return { next: changed ? { ...shown, slots } : shown, nextAt };
}

/** Up to five free slots nearest to one that is gone, nearest first. */
export function nearest(shown: LiveSlot[], gone: string): LiveSlot[] {
  const away = (slot: LiveSlot) => Math.abs(Date.parse(slot.start) - Date.parse(gone));
  return shown
    .filter((slot) => slot.state === 'free')
    .sort((a, b) => away(a) - away(b))
    .slice(0, 5);
}
