import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderSite } from '../test-support/renderSite';
import { HoldBar } from './HoldBar';
import { HoldEnded } from './HoldEnded';
import type { KeptHold } from './kept';

const minute = 60_000;
const holdFor = (leftMs: number, more: Partial<KeptHold> = {}): KeptHold => ({
  id: 'h1',
  token: 't',
  courtId: 'c1',
  courtName: 'Court 1',
  zone: 'Europe/Madrid',
  serviceId: null,
  start: '2026-11-26T17:00:00Z',
  end: '2026-11-26T18:00:00Z',
  price: { amount: 2730, currency: 'EUR' },
  expiresAt: new Date(Date.now() + leftMs).toISOString(),
  extended: false,
  bookingId: null,
  ...more,
});

test('says until when it is held, and how five minutes more are had', () => {
  renderSite(<HoldBar hold={holdFor(8 * minute)} />);
  expect(screen.getByText(/^Held for you until \d\d:\d\d\.$/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Add 5 minutes' })).toBeInTheDocument();
  expect(screen.getByRole('timer')).toHaveAccessibleName(/7 minutes 59 seconds left|8 minutes 0 seconds left/);
});

test('five minutes more can be had once', () => {
  renderSite(<HoldBar hold={holdFor(8 * minute, { extended: true })} />);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('under two minutes it reassures', () => {
  renderSite(<HoldBar hold={holdFor(minute)} />);
  expect(screen.getByText('Two minutes left. Nothing is lost if it runs out.')).toBeInTheDocument();
});

test('when it ended, the free slot can be held again', () => {
  const hold = holdFor(-minute);
  const { start, end, price } = hold;
  const slot = { start, end, localStart: '', state: 'free' as const, price, fee: price, tier: 'standard' as const };
  renderSite(<HoldEnded hold={hold} day={[slot]} />);
  expect(screen.getByText(/The hold ended at/)).toBeInTheDocument();
  expect(screen.getByText('18:00 is still free. What you typed is kept.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Hold again' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Other times' })).toHaveAttribute('href', '/courts/c1?date=2026-11-26');
});
