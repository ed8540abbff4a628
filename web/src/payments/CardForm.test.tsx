import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderSite } from '../test-support/renderSite';
import { expect, test, vi } from 'vitest';
import { CardForm } from './CardForm';

const form = (onPay = vi.fn(), props: Partial<Parameters<typeof CardForm>[0]> = {}) =>
  renderSite(<CardForm amount="€27.30" busy={false} mistyped={null} onPay={onPay} {...props} />);

test('pays with what was typed, spaced as on the card', async () => {
  const onPay = vi.fn();
  const user = userEvent.setup();
  form(onPay);
  await user.type(screen.getByLabelText('Card number'), '4242424242424242');
  await user.type(screen.getByLabelText('Expires'), '899');
  await user.type(screen.getByLabelText('Security code'), '123');
  await user.click(screen.getByRole('button', { name: 'Pay €27.30 and book' }));
  expect(onPay.mock.calls[0]?.[0]).toEqual({ number: '4242 4242 4242 4242', expiry: '08 / 99', cvc: '123' });
});

test('an unfinished form is not sent; focus goes to the summary, and from there to the field', async () => {
  const onPay = vi.fn();
  const user = userEvent.setup();
  form(onPay);
  await user.click(screen.getByRole('button', { name: /^Pay/ }));
  const summary = await screen.findByRole('alert');
  expect(summary).toHaveFocus();
  expect(onPay).not.toHaveBeenCalled();
  expect(screen.getByLabelText('Card number')).toBeInvalid();
  await user.click(screen.getByRole('link', { name: 'This is not a card number. Check the digits.' }));
  expect(screen.getByLabelText('Card number')).toHaveFocus();
});

test('while it pays, it says so and takes no second press', async () => {
  const onPay = vi.fn();
  form(onPay, { busy: true });
  const button = screen.getByRole('button', { name: /Paying…/ });
  expect(button).toHaveAttribute('aria-busy', 'true');
  await userEvent.click(button);
  expect(onPay).not.toHaveBeenCalled();
});

test('what the bank says about one field stands at that field', () => {
  form(vi.fn(), { mistyped: { field: 'cvc', words: 'Check the security code.' } });
  expect(screen.getByLabelText('Security code')).toHaveAccessibleDescription('Check the security code.');
});
