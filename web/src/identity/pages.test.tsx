import { QueryClient } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Session } from '../api/types';
import { renderSite } from '../test-support/renderSite';
import { AccountPage } from './AccountPage';
import { forgetOnLeaving } from './forget';
import { meets } from './passwordRules';
import { RegisterPage } from './RegisterPage';
import { currentUser, signIn, signOut } from './session';
import { SignInPage } from './SignInPage';
import { spokenWait } from './useWait';

const user = { id: 'u', email: 'ada@example.test', displayName: 'Ada', roles: ['customer'] };
const session: Session = { accessToken: 'access', refreshToken: 'refresh', expiresIn: 900, user };
const profile = { ...user, locale: 'en', version: 3, createdAt: '2026-11-01T00:00:00Z' };

interface Sent {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

function serve(answer: (sent: Sent) => Response): Sent[] {
  const all: Sent[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const text = await request.text();
    const { pathname } = new URL(request.url);
    const sent = {
      method: request.method,
      path: pathname,
      headers: request.headers,
      body: text ? (JSON.parse(text) as unknown) : null,
    };
    all.push(sent);
    return answer(sent);
  });
  return all;
}

const refuse = (status: number, code: string, headers: HeadersInit = {}) =>
  Response.json({ code }, { status, headers });

afterEach(async () => {
  serve(() => new Response(null, { status: 204 }));
  await signOut();
  vi.unstubAllGlobals();
});

async function signInAs(password: string) {
  await userEvent.type(screen.getByLabelText('E-mail'), 'ada@example.test');
  await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

test('signing in leads back to where one came from', async () => {
  serve(() => Response.json(session));
  const { pathNow } = renderSite(<SignInPage />, { at: '/sign-in?next=/book/1', path: '/sign-in' });
  await signInAs('right password');
  expect(await screen.findByText('Another page')).toBeVisible();
  expect(pathNow()).toBe('/book/1');
  expect(currentUser()?.email).toBe('ada@example.test');
});

test('a wrong password offers to check, or to open an account with the address that was typed', async () => {
  serve(() => refuse(401, 'credentials-wrong'));
  renderSite(<SignInPage />, { at: '/sign-in?next=/book/1', path: '/sign-in' });
  await signInAs('wrong');
  expect(await screen.findByText(/do not go together/)).toBeVisible();
  const other = screen.getByRole('link', { name: 'Open an account with this e-mail' });
  expect(other).toHaveAttribute('href', '/register?next=/book/1');
  expect(screen.getByLabelText('Password')).toHaveValue('wrong');
});

test('whoever tried too often is told how long to wait', async () => {
  serve(() => refuse(429, 'account-locked', { 'Retry-After': '15' }));
  renderSite(<SignInPage />, { at: '/sign-in', path: '/sign-in' });
  await signInAs('wrong');
  expect(await screen.findByText(/You can try again in 15 seconds/)).toBeVisible();
  expect(spokenWait(100)).toBe('2 minutes');
});

test('the password can be looked at, and its field stays one for password managers', async () => {
  renderSite(<SignInPage />);
  const field = screen.getByLabelText('Password');
  expect(field).toHaveAttribute('autocomplete', 'current-password');
  expect(field).toHaveAttribute('type', 'password');
  await userEvent.click(screen.getByLabelText('Show password'));
  expect(field).toHaveAttribute('type', 'text');
});

test('the rules of a password are ticked off while it is typed; nothing is sent before they are met', async () => {
  const sent = serve(() => Response.json(session, { status: 201 }));
  renderSite(<RegisterPage />, { at: '/register', path: '/register' });
  await userEvent.type(screen.getByLabelText('E-mail'), 'ada@example.test');
  await userEvent.type(screen.getByLabelText('Password'), 'short');
  await userEvent.click(screen.getByRole('button', { name: 'Open account' }));
  expect((await screen.findAllByText(/Use at least 10 characters/)).length).toBeGreaterThan(0);
  expect(sent).toEqual([]);
  await userEvent.type(screen.getByLabelText('Password'), ' but long enough');
  const rules = within(screen.getByRole('list', { name: 'The password' })).getAllByRole('listitem');
  for (const rule of rules) expect(rule).toHaveTextContent(/: met$/);
  await userEvent.click(screen.getByRole('button', { name: 'Open account' }));
  expect(await screen.findByText('Another page')).toBeVisible();
  expect(sent[0]?.body).toEqual({ email: 'ada@example.test', password: 'short but long enough', locale: 'en' });
});

test('the last password allowed and the first refused, of each rule', () => {
  expect(meets('length', 'a'.repeat(10), '')).toBe(true);
  expect(meets('length', 'a'.repeat(9), '')).toBe(false);
  expect(meets('variety', 'aabbccddaa', '')).toBe(true);
  expect(meets('variety', 'aabbccaabb', '')).toBe(false);
  expect(meets('notEmail', 'Ada@Example.test', 'ada@example.test')).toBe(false);
});

test('an address that has an account leads to the sign-in', async () => {
  serve(() => refuse(409, 'email-taken'));
  renderSite(<RegisterPage />, { at: '/register', path: '/register' });
  await userEvent.type(screen.getByLabelText('E-mail'), 'ada@example.test');
  await userEvent.type(screen.getByLabelText('Password'), 'a long password');
  await userEvent.click(screen.getByRole('button', { name: 'Open account' }));
  expect(await screen.findByText('There is an account with this e-mail already.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Sign in with this e-mail' })).toHaveAttribute('href', '/sign-in');
});

test('a changed name is sent with the version that was read', async () => {
  const sent = serve(({ method, body }) =>
    Response.json(method === 'PUT' ? { ...profile, ...(body as object), version: 4 } : profile),
  );
  signIn(session);
  renderSite(<AccountPage />, { at: '/account', path: '/account' });
  const name = await screen.findByLabelText('Name');
  await userEvent.clear(name);
  await userEvent.type(name, 'Ada Lane');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() => expect(currentUser()?.displayName).toBe('Ada Lane'));
  const put = sent.find(({ method }) => method === 'PUT');
  expect(put?.body).toEqual({ displayName: 'Ada Lane', locale: 'en' });
  expect(put?.headers.get('If-Match')).toBe('"3"');
});

test('an account is erased only after its address was typed, and nothing of it stays here', async () => {
  const sent = serve(({ method }) =>
    method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(profile),
  );
  signIn(session);
  renderSite(<AccountPage />, { at: '/account', path: '/account' });
  await userEvent.click(await screen.findByRole('button', { name: 'Erase my account…' }));
  const dialog = screen.getByRole('dialog', { name: 'Erase my account' });
  expect(within(dialog).getByText(/Kept because tax law asks for it/)).toBeVisible();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Erase my account' }));
  expect(within(dialog).getByText('This is not ada@example.test.')).toBeVisible();
  expect(sent.some(({ method }) => method === 'DELETE')).toBe(false);
  await userEvent.type(within(dialog).getByLabelText('Type your e-mail to confirm'), 'ada@example.test');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Erase my account' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Your account is erased' })).toBeVisible();
  expect(currentUser()).toBeNull();
  expect(localStorage.getItem('holdfast.session')).toBeNull();
});

test('when an account leaves, what was loaded for it is gone', async () => {
  serve(() => new Response(null, { status: 204 }));
  const client = new QueryClient();
  signIn(session);
  const stop = forgetOnLeaving(client);
  client.setQueryData(['bookings', 'secret'], { code: 'K7QM4RXP' });
  sessionStorage.setItem('holdfast.details', '{"firstName":"Ada"}');
  await signOut();
  expect(client.getQueryData(['bookings', 'secret'])).toBeUndefined();
  expect(sessionStorage.getItem('holdfast.details')).toBeNull();
  stop();
});
