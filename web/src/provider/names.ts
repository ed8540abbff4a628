interface Named {
  name: string;
  provider: { name: string };
}

/** "Pista 1" of "Río Verde, Pista 1": who runs the place knows its name. */
export function shortName({ name, provider }: Named): string {
  const rest = name.startsWith(provider.name) ? name.slice(provider.name.length).replace(/^[\s,–-]+/, '') : name;
  return rest === '' ? name : rest;
}
