const key = 'holdfast.tenant';

/** Only needed where the host name does not tell the tenant; `?tenant=rival` sets it for this tab. */
export function tenant(): string | null {
  return sessionStorage.getItem(key);
}

export function rememberTenantFromUrl(url: URL): void {
  const asked = url.searchParams.get('tenant');
  if (asked === '') sessionStorage.removeItem(key);
  else if (asked !== null) sessionStorage.setItem(key, asked);
}
