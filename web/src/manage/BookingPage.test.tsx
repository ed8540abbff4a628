import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Booking } from '../api/types';
import { keptBookings } from '../bookings/kept';
import { renderSite } from '../test-support/renderSite';
import { BookingPage } from './BookingPage';
import { cancelled, euros, id, sampleBooking, unpaid } from './sample';

interface Sent {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

/** A server with one booking. `onCancel` answers what the cancelling is answered with. */
function serve(booking: Booking, onCancel?: (was: Booking) => Response): Sent[] {
  const sent: Sent[] = [];
  let now = booking;
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url);
    const body: unknown = request.method === 'GET' ? null : await request.json().catch(() => null);
    sent.push({ method: request.method, path: pathname, headers: request.headers, body });
    if (pathname.endsWith('/availability')) return Response.json({ slots: [] });
    if (pathname.endsWith('/cancel') && onCancel) {
      const answer = onCancel(now);
      if (answer.ok) now = (await answer.clone().json()) as Booking;
      return answer;
    }
    return pathname === `/api/bookings/${id}` ? Response.json(now) : new Response(null, { status: 404 });
  });
  return sent;
}

const open = () => renderSite(<BookingPage />, { at: `/bookings/${id}`, path: '/bookings/:bookingId' });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T10:05:00Z'), toFake: ['Date'] });
  keptBookings.keep({ id, token: 'guest-token' });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a booking that stands is a ticket: time, code to copy and to scan, mail, money, and what comes', async () => {
  const sent = serve(sampleBooking());
  open();
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('You’re on court Thursday at 18:00');
  expect(screen.getByText(/on their way to lucia@example.test/)).toBeVisible();
  const ticket = screen.getByRole('region', { name: 'Ticket' });
  expect(within(ticket).getByText('Thu 26 Nov, 18:00 to 19:00')).toBeVisible();
  expect(within(ticket).getByText('K7QM 4RXP')).toBeVisible();
  expect(within(ticket).getByRole('img', { name: 'QR code of the booking code K7QM 4RXP' })).toBeVisible();
  expect(within(screen.getByRole('region', { name: 'Payment' })).getByText('€33.60 paid')).toBeVisible();
  expect(screen.getByText('Last moment to cancel for a full refund')).toBeVisible();
  expect(sent[0]?.headers.get('X-Booking-Token')).toBe('guest-token');
});

test('a guest can have the booking forgotten on a device that is not theirs', async () => {
  serve(sampleBooking());
  const { pathNow } = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Forget on this device' }));
  await waitFor(() => expect(pathNow()).toBe('/my'));
  await waitFor(() => expect(keptBookings.any()).toBe(false));
});

test('the ways into a calendar open with the button and close with Escape', async () => {
  serve(sampleBooking());
  open();
  const button = await screen.findByRole('button', { name: 'Add to calendar' });
  await userEvent.click(button);
  expect(screen.getByRole('button', { name: 'Calendar file (.ics)' })).toBeVisible();
  expect(screen.getByRole('link', { name: /^Google Calendar/ })).toHaveAttribute('rel', 'noreferrer');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('link', { name: /^Google Calendar/ })).toBeNull();
  expect(button).toHaveFocus();
});

test('an unpaid booking leads to the payment and has no ticket to scan', async () => {
  serve(sampleBooking(unpaid()));
  open();
  expect(await screen.findByRole('link', { name: 'Go on to pay' })).toHaveAttribute('href', `/pay/${id}`);
  expect(screen.getByText('Nothing is taken yet. The time is kept for you until 11:30.')).toBeVisible();
  expect(screen.queryByRole('img', { name: /QR code/ })).toBeNull();
});

test('what goes back is said where the eye falls first', async () => {
  serve(sampleBooking(cancelled('guest', 1680, 1680, 'It rains')));
  open();
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('You cancelled this booking');
  expect(screen.getAllByText('€16.80 of €33.60 sent back to your card')).toHaveLength(2);
  expect(screen.getByText('It rains')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Book again' })).toBeVisible();
});

test('cancelling says before the press what comes back, and sends the version that was read', async () => {
  const sent = serve(sampleBooking(), (was) => Response.json({ ...was, ...cancelled('guest', 3360, 0), version: 3 }));
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel booking' }));
  const dialog = screen.getByRole('dialog', { name: 'Cancel this booking' });
  await userEvent.type(within(dialog).getByLabelText(/^Why/), 'Injured');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel and get €33.60 back' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'You cancelled this booking' })).toBeVisible();
  const asked = sent.find(({ method }) => method === 'PUT');
  expect(asked?.body).toEqual({ reason: 'Injured' });
  expect(asked?.headers.get('If-Match')).toBe('"2"');
  expect(asked?.headers.get('X-Booking-Token')).toBe('guest-token');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('keeping it closes the dialog and asks nothing of the server', async () => {
  const sent = serve(sampleBooking());
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel booking' }));
  await userEvent.click(screen.getByRole('button', { name: 'Keep booking' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(sent.some(({ method }) => method === 'PUT')).toBe(false);
});

test('a booking that changed meanwhile is shown as it is now, and is cancelled only by another press', async () => {
  const sent = serve(sampleBooking(), () => Response.json({ code: 'version-mismatch' }, { status: 412 }));
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel booking' }));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel and get €33.60 back' }));
  expect(await screen.findByText(/press again if you still want to cancel/)).toBeVisible();
  await waitFor(() => expect(sent.filter(({ path }) => path === `/api/bookings/${id}`).length).toBeGreaterThan(1));
});

test('too late for money back says so on the button', async () => {
  vi.setSystemTime(new Date('2026-11-26T16:00:00Z'));
  serve(sampleBooking());
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel booking' }));
  expect(screen.getByRole('button', { name: 'Cancel without money back' })).toBeVisible();
  expect(screen.getByText(/nothing of €33.60 comes back/)).toBeVisible();
});

test('who may not see it learns nothing but the ways to it', async () => {
  keptBookings.drop(id);
  vi.stubGlobal('fetch', async () => Response.json({ code: 'not-found' }, { status: 404 }));
  open();
  expect(await screen.findByRole('heading', { name: 'This booking cannot be shown here' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Mail me the link' })).toHaveAttribute('href', '/lookup');
  expect(screen.queryByText(/Río Verde/)).toBeNull();
});

test('a guest’s name is on the ticket; money is always in the booking’s own currency', async () => {
  const yen = (amount: number) => ({ amount, currency: 'JPY' });
  const payment = { id: null, status: 'captured', amount: yen(3000), captured: yen(3000), refunded: yen(0) };
  serve(sampleBooking({ total: yen(3000), fee: euros(0), payment }));
  open();
  expect(await screen.findByText('Lucía Marín')).toBeVisible();
  expect(screen.getByText('¥3,000 paid')).toBeVisible();
});
