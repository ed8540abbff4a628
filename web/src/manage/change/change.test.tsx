import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Booking } from '../../api/types';
import { keptBookings } from '../../bookings/kept';
import { court, service, slotAt } from '../../test-support/courtStage';
import { renderSite } from '../../test-support/renderSite';
import { BookingPage } from '../BookingPage';
import { euros, id, sampleBooking, start } from '../sample';
import { ChangePage } from './ChangePage';

interface Sent {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

const nextHour = '2026-11-26T18:00:00Z';
const taken = {
  status: 409,
  body: { code: 'slot-taken', alternatives: [{ start: nextHour, end: start, price: euros(3360) }] },
};

/** A server with one booking on its court. `act` answers what is asked of the booking. */
function serve(booking: Booking, act: (sent: Sent) => { status?: number; body: unknown }): Sent[] {
  const sent: Sent[] = [];
  let now = booking;
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (request.method === 'GET') {
      if (pathname.endsWith('/availability'))
        return Response.json({ ...court, slots: [slotAt(start, 'booked'), slotAt(nextHour)], courtId: court.id });
      if (pathname.startsWith('/api/courts/'))
        return Response.json({ ...court, services: [{ ...service, id: booking.serviceId }] });
      return pathname === `/api/bookings/${id}` ? Response.json(now) : new Response(null, { status: 404 });
    }
    if (pathname.endsWith('/stream-ticket')) return new Response(null, { status: 404 });
    const one = {
      method: request.method,
      path: pathname,
      headers: request.headers,
      body: (await request.json().catch(() => null)) as unknown,
    };
    sent.push(one);
    const { status = 200, body } = act(one);
    if (one.path !== `/api/bookings/${id}/change-quote` && status === 200) now = body as Booking;
    return body === null ? new Response(null, { status }) : Response.json(body, { status });
  });
  return sent;
}

const quote = (refund: number) => ({
  ...sampleBooking(),
  start: nextHour,
  end: '2026-11-26T19:00:00Z',
  total: euros(3360 - refund),
  difference: euros(-refund),
  refund: euros(refund),
  toPay: euros(0),
});

const openChange = () =>
  renderSite(<ChangePage />, { at: `/bookings/${id}/change?date=2026-11-26`, path: '/bookings/:bookingId/change' });
const openTicket = () => renderSite(<BookingPage />, { at: `/bookings/${id}`, path: '/bookings/:bookingId' });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T10:05:00Z'), toFake: ['Date'] });
  keptBookings.keep({ id, token: 'guest-token' });
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the difference is said before the press, and the press names the version that was read', async () => {
  const sent = serve(sampleBooking(), ({ method }) =>
    method === 'PATCH' ? { body: { ...sampleBooking(), version: 3, start: nextHour } } : { body: quote(500) },
  );
  const { pathNow } = openChange();
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Change time');
  expect(await screen.findByRole('gridcell', { name: /18:00 to 19:00, booked by you/ })).toBeVisible();
  await userEvent.click(screen.getByRole('gridcell', { name: /19:00 to 20:00, free/ }));
  const bar = await screen.findByRole('region', { name: 'The new time' });
  expect(await within(bar).findByText('€28.60 instead: €5.00 goes back to your card.')).toBeVisible();
  expect(sent.every(({ path }) => path.endsWith('/change-quote'))).toBe(true);
  await userEvent.click(within(bar).getByRole('button', { name: 'Move here' }));
  expect(await screen.findByText('Another page')).toBeVisible();
  const moved = sent.find(({ method }) => method === 'PATCH');
  expect(moved?.body).toEqual({ start: nextHour, durationMinutes: 60 });
  expect(moved?.headers.get('If-Match')).toBe('"2"');
  expect(moved?.headers.get('X-Booking-Token')).toBe('guest-token');
  expect(pathNow()).toBe(`/bookings/${id}`);
});

test('a time that is gone leaves the booking where it is and offers what is near', async () => {
  serve(sampleBooking(), () => taken);
  openChange();
  await userEvent.click(await screen.findByRole('gridcell', { name: /19:00 to 20:00, free/ }));
  expect(await screen.findByText(/Your own is still yours/)).toBeVisible();
  expect(screen.getByRole('button', { name: /19:00$/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Move here' })).toBeNull();
});

test('a proposed time is taken with one press', async () => {
  const proposal = {
    id: '018f0000-0000-7000-8000-000000000009',
    resourceId: sampleBooking().resourceId,
    resourceName: 'Pista 4',
    start: nextHour,
    end: '2026-11-26T19:00:00Z',
    total: euros(3360),
    expiresAt: '2026-11-22T10:00:00Z',
  };
  const sent = serve(sampleBooking({ proposal }), () => ({
    body: { ...sampleBooking(), version: 4, start: nextHour },
  }));
  openTicket();
  const card = await screen.findByRole('region', { name: /asks whether you can come at another time/ });
  expect(within(card).getByText(/Pista 4/)).toBeVisible();
  await userEvent.click(within(card).getByRole('button', { name: 'Accept' }));
  expect(sent.at(-1)?.path).toBe(`/api/bookings/${id}/proposals/${proposal.id}/accept`);
  expect(await screen.findByRole('heading', { level: 1, name: /19:00/ })).toBeVisible();
  expect(screen.queryByRole('region', { name: /asks whether/ })).toBeNull();
});

test('passed on, the booking opens no more in this browser', async () => {
  const sent = serve(sampleBooking(), () => ({ status: 204, body: null }));
  openTicket();
  await userEvent.click(await screen.findByRole('button', { name: 'Pass on' }));
  const dialog = screen.getByRole('dialog', { name: 'Pass this booking on' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Pass on' }));
  expect(sent).toEqual([]); // Whom to is missing.
  await userEvent.type(within(dialog).getByLabelText('Their e-mail'), 'fred@example.test');
  await userEvent.type(within(dialog).getByLabelText('Their first name'), 'Fred');
  await userEvent.type(within(dialog).getByLabelText('Their last name'), 'Friend');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Pass on' }));
  expect(await screen.findByText('Another page')).toBeVisible();
  expect(sent[0]?.body).toEqual({ email: 'fred@example.test', firstName: 'Fred', lastName: 'Friend' });
  expect(keptBookings.find(id)).toBeUndefined();
});
