import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptBookings } from '../bookings/kept';
import { signIn, signOut } from '../identity/session';
import { renderSite } from '../test-support/renderSite';
import { MyPage } from './MyPage';
import { sampleBooking } from './sample';

const user = { id: 'u', email: 'lucia@example.test', displayName: 'Lucía', roles: ['customer'] };

const row = (id: string, day: string, status = 'confirmed') => ({
  ...sampleBooking(),
  id,
  status,
  start: `${day}T17:00:00Z`,
  end: `${day}T18:00:00Z`,
});

/** The account's lists, by what is asked: `past` and `upcoming` are told apart by their order. */
function serve(lists: Record<string, { items: unknown[]; nextCursor: string | null }>): URL[] {
  const asked: URL[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    if (url.pathname.includes('/api/auth/')) return new Response(null, { status: 204 });
    asked.push(url);
    if (!url.pathname.startsWith('/api/bookings/user/')) return Response.json(row('guest', '2026-12-24'));
    const part = url.searchParams.get('sort') === 'start' ? 'upcoming' : 'past';
    return Response.json(lists[`${part}${url.searchParams.get('cursor') ?? ''}`] ?? { items: [], nextCursor: null });
  });
  return asked;
}

const enter = () => signIn({ accessToken: 'access', refreshToken: 'refresh', expiresIn: 900, user });

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-21T10:05:00Z'), toFake: ['Date'] }));

afterEach(async () => {
  await signOut();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the next one stands large at the top; those to come and those gone by follow', async () => {
  serve({
    upcoming: {
      items: [row('a', '2026-11-23', 'cancelled'), row('b', '2026-11-24'), row('c', '2026-12-03')],
      nextCursor: null,
    },
    past: { items: [row('d', '2026-11-02', 'completed')], nextCursor: null },
  });
  enter();
  renderSite(<MyPage />, { at: '/my', path: '/my' });
  const next = await screen.findByRole('region', { name: 'Next' });
  expect(within(next).getByText('Tue 24 Nov, 18:00 to 19:00')).toBeVisible();
  expect(within(next).getByText('in 3 days')).toBeVisible();
  expect(within(next).getByRole('link', { name: 'Show ticket' })).toHaveAttribute('href', '/bookings/b');
  const links = (region: HTMLElement) =>
    within(region)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'));
  expect(links(screen.getByRole('region', { name: 'Upcoming' }))).toEqual(['/bookings/a', '/bookings/c']);
  expect(links(screen.getByRole('region', { name: 'Past' }))).toEqual(['/bookings/d']);
});

test('filters stand in the address and are asked of the server', async () => {
  const asked = serve({ upcoming: { items: [row('b', '2026-11-24')], nextCursor: null } });
  enter();
  const { pathNow } = renderSite(<MyPage />, { at: '/my', path: '/my' });
  await screen.findByRole('region', { name: 'Next' });
  await userEvent.selectOptions(screen.getByLabelText('State'), 'Cancelled');
  await userEvent.click(screen.getByRole('radio', { name: 'Past' }));
  expect(pathNow()).toBe('/my?when=past&state=cancelled');
  expect(await screen.findByText('No booking fits this filter.')).toBeVisible();
  // What was asked before the filters may be asked late.
  await waitFor(() => expect(asked.map((one) => one.searchParams.get('status'))).toContain('cancelled'));
  await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(pathNow()).toBe('/my');
});

test('more are shown on request, behind those that are there', async () => {
  serve({
    past: { items: [row('d', '2026-11-02', 'completed')], nextCursor: '2' },
    past2: { items: [row('e', '2026-10-02', 'completed')], nextCursor: null },
  });
  enter();
  renderSite(<MyPage />, { at: '/my', path: '/my' });
  await userEvent.click(await screen.findByRole('button', { name: /^Show more/ }));
  expect(await screen.findByRole('link', { name: 'Fri 2 Oct, 19:00 to 20:00' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Mon 2 Nov, 18:00 to 19:00' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Show more/ })).toBeNull();
});

test('without an account this browser’s bookings are shown, and can be removed from it', async () => {
  serve({});
  keptBookings.keep({ id: 'guest', token: 'token' });
  renderSite(<MyPage />, { at: '/my', path: '/my' });
  expect(await screen.findByRole('link', { name: 'Thu 24 Dec, 18:00 to 19:00' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/sign-in?next=/my');
  await userEvent.click(screen.getByRole('button', { name: /^Forget on this device/ }));
  await waitFor(() => expect(screen.queryByRole('link', { name: /24 Dec/ })).toBeNull());
  expect(keptBookings.any()).toBe(false);
});

test('nobody is left with an empty page', async () => {
  serve({});
  enter();
  renderSite(<MyPage />, { at: '/my', path: '/my' });
  expect(await screen.findByRole('heading', { name: 'No bookings yet' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Find a court near you' })).toHaveAttribute('href', '/');
});
