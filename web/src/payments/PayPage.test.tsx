import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Booking } from '../api/types';
import { keptBookings } from '../bookings/kept';
import { id, line, sampleBooking, unpaid } from '../manage/sample';
import { renderSite } from '../test-support/renderSite';
import { PayPage } from './PayPage';
import { outcomeOf } from './stripeApi';

const refused = line('payment_failed', '2026-11-21T10:05:00Z', { from: 'pending', reason: 'insufficient_funds' });
const pending = sampleBooking(unpaid());
const failed: Booking = { ...pending, status: 'payment_failed', history: [...pending.history, refused] };
const exact = 'There is not enough money on this card. Nothing was taken. Try another card.';
const bankSays = { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T10:05:00Z'), toFake: ['Date'] });
  keptBookings.keep({ id, token: 'guest-token' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = () => renderSite(<PayPage />, { at: `/pay/${id}`, path: '/pay/:bookingId' });

/** The booking hears of the bank's "no" before the page does: the bank's own answer comes when it is let go. */
function serve() {
  let now = pending;
  let letGo: () => void = () => undefined;
  const bank = new Promise<void>((resolve) => (letGo = resolve));
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const { pathname } = new URL(typeof input === 'string' ? input : input.url);
    if (pathname.endsWith('/confirm')) {
      now = failed;
      await bank;
      return Response.json({ error: bankSays }, { status: 402 });
    }
    if (pathname === '/api/payments/intents') {
      const intent = { paymentId: 'p', provider: 'stripe', amount: pending.total, apiBase: 'https://bank.example' };
      return Response.json({ ...intent, clientSecret: 'pi_1_secret_x', publishableKey: 'pk_test_1' }, { status: 201 });
    }
    if (pathname.startsWith('/v1/')) return Response.json({ id: 'pi_1', status: 'requires_payment_method' });
    if (pathname === `/api/bookings/${id}`) return Response.json(now);
    return pathname.endsWith('/availability') ? Response.json({ slots: [] }) : new Response(null, { status: 404 });
  });
  return { answerOfTheBank: () => letGo() };
}

test('the bank’s reason is said in the same words whoever tells of it first, and once', async () => {
  const { answerOfTheBank } = serve();
  open();
  await userEvent.type(await screen.findByLabelText('Card number'), '4000000000009995');
  await userEvent.type(screen.getByLabelText('Expires'), '1230');
  await userEvent.type(screen.getByLabelText('Security code'), '123');
  await userEvent.click(screen.getByRole('button', { name: /^Pay / }));
  const alert = await screen.findByText(exact);
  answerOfTheBank();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Try another card' })).toBeEnabled());
  expect(screen.getByText(exact)).toBe(alert);
});

test('a page that is opened after a "no" knows why as well', async () => {
  serve();
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(failed)));
  open();
  expect(await screen.findByText(exact)).toBeInTheDocument();
  expect(outcomeOf({ id: 'pi_1', status: 'requires_payment_method', last_payment_error: bankSays })).toEqual({
    kind: 'declined',
    words: exact,
  });
});
