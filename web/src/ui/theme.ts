const key = 'holdfast.theme';
export type Theme = 'light' | 'dark' | 'system';

/** `public/theme.js` does the first paint by the same rule. */
export function applyTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const chosen = chosenTheme();
  document.documentElement.dataset.theme = chosen === 'system' ? (dark ? 'dark' : 'light') : chosen;
}

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(key);
  return kept === 'dark' || kept === 'light' ? kept : 'system';
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, theme);
  applyTheme();
}

export function followSystemTheme(): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme);
  addEventListener('storage', applyTheme);
  // Paper is white.
  addEventListener('beforeprint', () => (document.documentElement.dataset.theme = 'light'));
  addEventListener('afterprint', applyTheme);
}
