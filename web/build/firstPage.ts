interface Build {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

/** Tells of a module whether the first page waits for it: what the entry imports, and what that imports. Not the entry. */
export function firstPage(entry: string) {
  let first: Set<string> | null = null;
  return (id: string, build: Build): boolean => id !== entry && (first ??= reached(entry, build)).has(id);
}

function reached(id: string, build: Build, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const next of build.getModuleInfo(id)?.importedIds ?? []) reached(next, build, seen);
  return seen;
}
