import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderSite } from '../../test-support/renderSite';
import type { DayBooking } from '../shapes';
import { aBooking, aDay } from '../testDay';
import { TodayPage } from './TodayPage';

const asked: Request[] = [];
let bookings: DayBooking[] = [];
let requests: DayBooking[] = [];
let refusal: object | null = null;

function answerTo(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (pathname === '/api/provider/day') return Response.json(aDay(bookings));
  if (pathname === '/api/provider/requests') return Response.json({ items: requests, nextCursor: null });
  if (pathname.endsWith('/cancel') && refusal !== null) {
    return Response.json(refusal, { status: 409, headers: { 'Content-Type': 'application/problem+json' } });
  }
  return Response.json({
    ...bookings.find(({ id }) => pathname.includes(id)),
    history: [{ from: null, to: 'pending', at: '2026-11-21T07:00:00Z', by: 'guest', reason: null }],
    payment: { id: null, status: 'captured', amount: {}, captured: { amount: 2730, currency: 'EUR' }, refunded: {} },
    refund: { amount: 2730, currency: 'EUR', percent: 100 },
  });
}

beforeEach(() => {
  bookings = [
    aBooking(),
    aBooking({ id: 'b2', resourceId: 'c2', customer: { ...aBooking().customer, name: 'Leo Prat' } }),
  ];
  requests = [];
  refusal = null;
  asked.length = 0;
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  // jsdom lays nothing out, so it has nothing to scroll.
  Element.prototype.scrollIntoView = vi.fn();
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request.clone());
    return Promise.resolve(answerTo(request));
  });
});
afterEach(() => vi.unstubAllGlobals());

const draw = () => renderSite(<TodayPage />, { at: '/provider?date=2026-12-01', path: '/provider' });

test('shows who comes, when, where and how to reach them', async () => {
  draw();
  const list = await screen.findByRole('region', { name: 'Bookings of the day' });
  const row = within(list).getAllByRole('listitem')[0]!;
  expect(row).toHaveTextContent('18:00 to 19:00');
  expect(row).toHaveTextContent('Court 1');
  expect(row).toHaveTextContent('€27.30');
  expect(within(row).getByRole('link', { name: '+34 600 000 000' })).toHaveAttribute('href', 'tel:+34600000000');
});

test('one court alone', async () => {
  draw();
  await userEvent.click(await screen.findByRole('button', { name: 'Court 2' }));
  expect(screen.queryByRole('link', { name: 'Ana Ruiz' })).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Leo Prat' })).toBeVisible();
});

test('J opens the next booking beside the list, Esc closes it', async () => {
  const { pathNow } = draw();
  await screen.findByRole('link', { name: 'Ana Ruiz' });
  await userEvent.keyboard('jj');
  expect(await screen.findByRole('complementary', { name: 'Leo Prat' })).toHaveTextContent('7KQ2M9XA');
  expect(pathNow()).toContain('booking=b2');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
});

test('cancelling says what goes back, and names the version that was looked at', async () => {
  draw();
  await userEvent.click(await screen.findByRole('link', { name: 'Ana Ruiz' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel for the customer' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog).toHaveTextContent('Ana Ruiz gets the full €27.30 back');
  await userEvent.type(within(dialog).getByLabelText(/Reason/), 'Flooded');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel and refund €27.30' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  const sent = asked.find(({ method }) => method === 'PUT')!;
  expect(sent.headers.get('If-Match')).toBe('"3"');
  expect(await sent.json()).toEqual({ reason: 'Flooded' });
});

test('a booking that changed meanwhile is not cancelled blindly', async () => {
  refusal = { code: 'booking-state-conflict', status: 409 };
  draw();
  await userEvent.click(await screen.findByRole('link', { name: 'Ana Ruiz' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel for the customer' }));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel and refund €27.30' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The booking changed meanwhile.');
});

const aRequest = () =>
  aBooking({
    id: 'r1',
    status: 'pending',
    isAsked: true,
    requiresApproval: true,
    expiresAt: '2026-12-01T10:30:00Z',
    customer: { ...aBooking().customer, name: 'Eva Sol' },
    money: { ...aBooking().money, state: 'authorized', policy: 'on_approval' },
  });

test('a request waits above the day and is confirmed by the version that was looked at', async () => {
  requests = [aRequest()];
  draw();
  const waiting = await screen.findByRole('region', { name: '1 request waits for your answer' });
  expect(waiting).toHaveTextContent('€27.30 reserved, taken on a yes · answer by 11:30');
  await userEvent.click(within(waiting).getByRole('button', { name: 'Confirm the request of Eva Sol' }));
  await waitFor(() => expect(asked.some(({ url }) => url.endsWith('/api/bookings/r1/confirm'))).toBe(true));
  const sent = asked.find(({ url }) => url.endsWith('/confirm'))!;
  expect([sent.method, sent.headers.get('If-Match'), await sent.text()]).toEqual(['POST', '"3"', '']);
});

test('declining says what becomes of the money and sends what the customer will read', async () => {
  requests = [aRequest()];
  draw();
  await userEvent.click(await screen.findByRole('button', { name: 'Decline the request of Eva Sol' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog).toHaveTextContent('what the card reserved for Eva Sol is let go');
  await userEvent.type(within(dialog).getByLabelText(/Reason/), 'Ill today');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Decline the request' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  const sent = asked.find(({ url }) => url.endsWith('/api/bookings/r1/decline'))!;
  expect(await sent.json()).toEqual({ reason: 'Ill today' });
});
