import { localDate } from '../ui/time';
import type { Availability, Court, Neighbours, Slot } from '../api/types';

export type Tier = Slot['tier'];

/** A slot with what only the page knows: until when a stranger's hold lasts. */
export type LiveSlot = Omit<Slot, 'fee' | 'tier'> & Partial<Pick<Slot, 'fee' | 'tier'>> & { heldUntil?: string | null };

/** The slots of the dates from `from` to `to`. */
export type LiveAvailability = Omit<Availability, 'slots'> & { slots: LiveSlot[]; from: string; to: string };

export type Service = Court['services'][number];

/** A free slot of another court near a lost one. */
export type Neighbour = Neighbours['items'][number];

/** Over midnight; what ends at midnight itself is still of its day. */
export const endsNextDay = (start: string, end: string, zone: string): boolean =>
  localDate(Date.parse(end) - 1, zone) !== localDate(start, zone);

/** Instants come with and without fractions of a second: only their moment tells whether they are the same. */
export const sameMoment = (one: string, other: string): boolean => Date.parse(one) === Date.parse(other);
