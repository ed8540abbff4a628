import { useSyncExternalStore } from 'react';
import { Problem } from '../api/problem';
import { isString, listOf, objectOf, optional, orNull, parsed } from '../api/shapes';
import { tenant } from '../api/tenant';
import { timedFetch } from '../api/timedFetch';
import type { Session } from '../api/types';

const key = 'holdfast.session';

export interface User {
  id: string;
  email: string;
  displayName?: string | null;
  roles: string[];
}

interface Kept {
  refreshToken: string;
  user: User;
}

const isKept = objectOf<Kept>({
  refreshToken: isString,
  user: objectOf<User>({
    id: isString,
    email: isString,
    displayName: optional(orNull(isString)),
    roles: listOf(isString),
  }),
});

// The access token lives in memory only; what is stored can do nothing but ask for the next one.
let access: { token: string; renewAt: number } | null = null;
let refreshing: Promise<string | null> | null = null;
const listeners = new Set<() => void>();
let snapshot: { raw: string | null; value: Kept | null } = { raw: null, value: null };

function read(): Kept | null {
  const raw = localStorage.getItem(key);
  if (raw !== snapshot.raw) snapshot = { raw, value: parsed(raw, isKept) };
  return snapshot.value;
}

function write(session: Session | null): void {
  if (session === null) {
    access = null;
    localStorage.removeItem(key);
  } else {
    // Renewed a minute early, so that a request under way does not outlive it.
    access = { token: session.accessToken, renewAt: Date.now() + (session.expiresIn - 60) * 1000 };
    localStorage.setItem(key, JSON.stringify({ refreshToken: session.refreshToken, user: session.user }));
  }
  listeners.forEach((tell) => tell());
}

export const signIn = (session: Session): void => write(session);

export async function accessToken(): Promise<string | null> {
  const session = read();
  if (session === null) return null;
  if (access !== null && access.renewAt > Date.now()) return access.token;
  return refreshAccess(access?.token ?? null);
}

/** A token newer than `stale`; null when signed out. However many ask at once, one call is made. */
export function refreshAccess(stale: string | null): Promise<string | null> {
  if (access !== null && access.token !== stale) return Promise.resolve(access.token);
  refreshing ??= alone(refresh).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

// Refresh tokens rotate, and one used twice ends the session: tabs take turns, each reading what the last one stored.
async function alone(work: () => Promise<string | null>): Promise<string | null> {
  return 'locks' in navigator ? navigator.locks.request(key, work) : work();
}

async function refresh(): Promise<string | null> {
  const session = read();
  if (session === null) return null;
  const response = await timedFetch(post('/api/auth/refresh', { refreshToken: session.refreshToken }));
  if (response.ok) {
    write((await response.json()) as Session);
    return access?.token ?? null;
  }
  if (response.status === 400 || response.status === 401) write(null);
  return null;
}

export async function signOut(): Promise<void> {
  const session = read();
  write(null);
  if (session !== null) await timedFetch(post('/api/auth/logout', { refreshToken: session.refreshToken }));
}

/** Here only once the server has ended all sessions: told "everywhere", nobody should be left believing it wrongly. */
export async function signOutEverywhere(): Promise<void> {
  const session = read();
  if (session === null) return;
  const body = { refreshToken: session.refreshToken, everywhere: true };
  const response = await timedFetch(post('/api/auth/logout', body));
  if (!response.ok) throw Problem.from(response, null);
  write(null);
}

/** The server knows the session no more: nothing is asked of it. */
export const forgetSession = (): void => write(null);

/** The name that the page's head shows, after it was changed. */
export function renameUser(displayName: string): void {
  const session = read();
  if (session === null) return;
  localStorage.setItem(key, JSON.stringify({ ...session, user: { ...session.user, displayName } }));
  listeners.forEach((tell) => tell());
}

function post(path: string, body: unknown): Request {
  const asked = tenant();
  return new Request(new URL(path, globalThis.location.origin), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...(asked === null ? {} : { 'X-Tenant': asked }) },
  });
}

/** Tells of sign-in, sign-out and change of account, in this tab or another. */
export function onSession(tell: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key !== key && event.key !== null) return;
    // Another tab signed in or out: what this tab holds in memory may be someone else's.
    access = null;
    tell();
  };
  listeners.add(tell);
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(tell);
    removeEventListener('storage', onStorage);
  };
}

export const currentUser = (): User | null => read()?.user ?? null;

export function useUser(): User | null {
  return useSyncExternalStore(onSession, () => read())?.user ?? null;
}
