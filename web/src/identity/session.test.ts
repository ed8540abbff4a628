import { afterEach, expect, test, vi } from 'vitest';
import { answer, api } from '../api/client';
import type { Session } from '../api/types';
import { signIn, signOut } from './session';
import { localPath } from './localPath';

const user = { id: 'u', email: 'a@b.co', displayName: '', roles: ['customer'] };
const session = (number: number): Session => ({
  accessToken: `access-${number}`,
  refreshToken: `refresh-${number}`,
  expiresIn: 900,
  user,
});
const id = '018f6f6e-0000-7000-8000-000000000001';
const ask = () => answer(api.GET('/api/courts/{id}', { params: { path: { id } } }));

/** A server that knows one access token and rotates refresh tokens, each good for one use. */
function server(good: { access: string; refresh: string; next: number }) {
  const refreshes: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.url.endsWith('/api/auth/logout')) return new Response(null, { status: 204 });
    if (request.url.endsWith('/api/auth/refresh')) {
      const { refreshToken } = (await request.json()) as { refreshToken: string };
      refreshes.push(refreshToken);
      if (refreshToken !== good.refresh) return Response.json({ code: 'unauthenticated' }, { status: 401 });
      good.access = `access-${good.next}`;
      good.refresh = `refresh-${good.next}`;
      return Response.json(session(good.next));
    }
    const known = request.headers.get('Authorization') === `Bearer ${good.access}`;
    return known ? Response.json({ name: 'Court' }) : Response.json({ code: 'unauthenticated' }, { status: 401 });
  });
  return refreshes;
}

afterEach(async () => {
  await signOut();
  vi.unstubAllGlobals();
});

test('however many calls find the token stale, it is renewed once and each is answered', async () => {
  const refreshes = server({ access: 'access-other', refresh: 'refresh-1', next: 2 });
  signIn(session(1));
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.map(({ name }) => name)).toEqual(['Court', 'Court', 'Court']);
  expect(refreshes).toEqual(['refresh-1']);
  expect(localStorage.getItem('holdfast.session')).toContain('refresh-2');
  expect(localStorage.getItem('holdfast.session')).not.toContain('access');
});

test('a refresh token that is no longer good signs out and shows the refusal', async () => {
  server({ access: 'access-9', refresh: 'refresh-9', next: 10 });
  signIn(session(1));
  await expect(ask()).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(localStorage.getItem('holdfast.session')).toBeNull();
});

test('after sign-in only paths of this site are gone to', () => {
  expect(localPath('/book/1?x=2')).toBe('/book/1?x=2');
  for (const elsewhere of ['//evil.example', 'https://evil.example', '/\\evil.example', null]) {
    expect(localPath(elsewhere)).toBeNull();
  }
});
