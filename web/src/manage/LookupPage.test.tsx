import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { renderSite } from '../test-support/renderSite';
import { LookupPage } from './LookupPage';

afterEach(() => vi.unstubAllGlobals());

test('a pasted code is sent as it is meant, and the answer reveals nothing', async () => {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(await request.json());
    return new Response(null, { status: 202 });
  });
  renderSite(<LookupPage />);
  await userEvent.click(screen.getByLabelText('Booking code'));
  await userEvent.paste(' k7qm-4rxp ');
  await userEvent.type(screen.getByLabelText('E-mail'), 'lucia@example.test');
  await userEvent.click(screen.getByRole('button', { name: 'Mail me the link' }));
  expect(
    await screen.findByText(/If there is such a booking, its link is on the way to lucia@example.test/),
  ).toBeVisible();
  expect(sent).toEqual([{ code: 'K7QM4RXP', email: 'lucia@example.test' }]);
});

test('a code with signs that no code has is told apart from one too short', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('Nothing should be sent')));
  renderSite(<LookupPage />);
  await userEvent.type(screen.getByLabelText('Booking code'), 'K7QM4RX0');
  await userEvent.click(screen.getByRole('button', { name: 'Mail me the link' }));
  expect((await screen.findAllByText(/Codes have no 0, 1/)).length).toBeGreaterThan(0);
  await userEvent.clear(screen.getByLabelText('Booking code'));
  await userEvent.type(screen.getByLabelText('Booking code'), 'K7QM');
  expect((await screen.findAllByText(/The code has eight letters and digits/)).length).toBeGreaterThan(0);
  expect(screen.getByLabelText('Booking code')).toHaveAccessibleDescription(/eight letters/);
});
