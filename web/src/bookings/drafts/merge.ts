import { type Details, type Field, fields } from '../details';

/** When each field was typed here, by the server's clock. */
export type TypedAt = Partial<Record<Field, number>>;

export interface Sides {
  /** What stands in the form here, and since when. */
  mine: Details;
  typedAt: TypedAt;
  /** What both sides last agreed on. */
  base: Details;
  theirs: Details;
  theirsAt: number;
  /** The reader is in it right now: it is not changed under their hands. */
  busyWith?: Field | null;
}

export interface Merged {
  details: Details;
  /** What the reader did not type here: worth a quiet word. */
  changed: Field[];
}

/** Two devices at one form: a field that one side changed is taken over, of a field that both changed the newer text stands. */
export function merge({ mine, typedAt, base, theirs, theirsAt, busyWith = null }: Sides): Merged {
  const details = { ...mine };
  const changed: Field[] = [];
  for (const field of fields) {
    if (theirs[field] === base[field] || theirs[field] === mine[field]) continue;
    const typedHere = mine[field] !== base[field];
    const mineIsNewer = typedHere && (typedAt[field] ?? 0) >= theirsAt;
    if (mineIsNewer || field === busyWith) continue;
    details[field] = theirs[field];
    changed.push(field);
  }
  return { details, changed };
}

/** What has to be sent: the fields that differ from what the other side has. */
export function changedFields(mine: Details, base: Details): Partial<Details> {
  return Object.fromEntries(fields.filter((one) => mine[one] !== base[one]).map((one) => [one, mine[one]]));
}
