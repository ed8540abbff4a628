import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../api/problem';
import { renderSite } from '../test-support/renderSite';
import { noDetails } from './details';
import { DetailsForm } from './DetailsForm';
import { useCheckout } from './drafts/checkout';

beforeEach(() => useCheckout.setState({ guest: noDetails, holdId: null }));

const form = (props: Partial<Parameters<typeof DetailsForm>[0]> = {}) => {
  const onDetails = vi.fn();
  renderSite(
    <DetailsForm
      user={null}
      busy={false}
      problem={null}
      verb="Continue to pay"
      back={null}
      onDetails={onDetails}
      {...props}
    />,
  );
  return onDetails;
};

test('what a guest typed is sent, trimmed, and kept for other tabs and devices', async () => {
  const onDetails = form();
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('E-mail'), 'ada@example.org ');
  await user.type(screen.getByLabelText('First name'), 'Ada');
  await user.type(screen.getByLabelText('Last name'), 'Lane');
  await user.click(screen.getByRole('button', { name: 'Continue to pay' }));
  expect(onDetails.mock.calls[0]?.[0]).toEqual({
    ...noDetails,
    email: 'ada@example.org',
    firstName: 'Ada',
    lastName: 'Lane',
  });
  expect(useCheckout.getState().guest).toMatchObject({ firstName: 'Ada', lastName: 'Lane' });
});

test('gaps are listed, focus goes to the list, and each line leads to its field', async () => {
  const onDetails = form();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Continue to pay' }));
  expect(await screen.findByRole('alert')).toHaveFocus();
  expect(onDetails).not.toHaveBeenCalled();
  await user.click(screen.getByRole('link', { name: 'Enter your last name.' }));
  expect(screen.getByLabelText('Last name')).toHaveFocus();
});

test('a slip in a well-known house is mended by one press', async () => {
  form();
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('E-mail'), 'ada@gmial.com');
  await user.click(screen.getByRole('button', { name: 'Did you mean ada@gmail.com?' }));
  expect(screen.getByLabelText('E-mail')).toHaveValue('ada@gmail.com');
});

test('a broken line is told, and is no mistake in the form', () => {
  form({ problem: new Problem(-1, { code: 'offline' }) });
  expect(screen.getByRole('alert')).toHaveTextContent('You are offline, so nothing was sent.');
  expect(screen.queryByText('One thing to mend')).not.toBeInTheDocument();
});

test('what the server refuses stands at its field', async () => {
  form({ problem: new Problem(400, { code: 'validation-failed', errors: { 'guest.email': ['Not an address.'] } }) });
  expect(await screen.findByLabelText('E-mail')).toHaveAccessibleDescription('Not an address.');
});

test('an account is not asked for what is known', () => {
  form({ user: { id: '1', email: 'ada@example.org', displayName: 'Ada Lane', roles: [] } });
  expect(screen.queryByLabelText('E-mail')).not.toBeInTheDocument();
  expect(screen.getByText('Ada Lane')).toBeInTheDocument();
  expect(screen.getByLabelText(/A note for the place/)).toBeInTheDocument();
});

test('another device’s text appears in the form', async () => {
  form();
  useCheckout.getState().hear('firstName', 'Grace', Date.now());
  expect(await screen.findByDisplayValue('Grace')).toBe(screen.getByLabelText('First name'));
});
