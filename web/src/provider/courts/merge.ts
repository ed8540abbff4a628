const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What somebody else changed since `base`, and whether the reader changed the same to something else. */
export function changesOf<T extends object>(base: T, mine: T, theirs: T): { key: keyof T; clash: boolean }[] {
  return (Object.keys(theirs) as (keyof T)[])
    .filter((key) => !same(base[key], theirs[key]))
    .map((key) => ({ key, clash: !same(base[key], mine[key]) && !same(mine[key], theirs[key]) }));
}

/** The reader's changes put on top of what is there now. */
export function onTop<T extends object>(base: T, mine: T, theirs: T): T {
  const merged = { ...theirs };
  for (const key of Object.keys(mine) as (keyof T)[]) if (!same(base[key], mine[key])) merged[key] = mine[key];
  return merged;
}
