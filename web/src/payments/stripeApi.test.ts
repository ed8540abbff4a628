import { afterEach, expect, test, vi } from 'vitest';
import { whenDecided } from './stripeApi';

const intent = {
  paymentId: 'p',
  provider: 'stripe',
  amount: { amount: 2730, currency: 'EUR' },
  clientSecret: 'pi_1_secret_x',
  publishableKey: 'pk_test_1',
  apiBase: 'https://bank.example',
};

/** The bank's answers, one a look; null is a line that is broken. */
function answers(...said: (object | null)[]) {
  vi.useFakeTimers();
  const asked = vi.fn(() => {
    const next = said.length > 1 ? said.shift() : said[0];
    return next ? Promise.resolve(Response.json({ id: 'pi_1', ...next })) : Promise.reject(new TypeError('offline'));
  });
  vi.stubGlobal('fetch', asked);
  return asked;
}

async function decided(arrived: boolean) {
  const outcome = whenDecided(intent, new AbortController().signal, arrived);
  await vi.advanceTimersByTimeAsync(10_000);
  return outcome;
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('after a broken line the bank is asked until it says yes', async () => {
  const asked = answers(null, null, { status: 'requires_payment_method' }, { status: 'requires_capture' });
  expect(await decided(false)).toEqual({ kind: 'authorised' });
  expect(asked).toHaveBeenCalledTimes(4);
});

test('an intent that stays untouched tells that nothing arrived', async () => {
  answers({ status: 'requires_payment_method' });
  expect(await decided(false)).toEqual({ kind: 'open' });
});

test('a challenge that came of the lost answer is shown', async () => {
  answers({ status: 'requires_action', next_action: { redirect_to_url: { url: 'https://bank.example/3ds' } } });
  expect(await decided(false)).toEqual({ kind: 'challenge', url: 'https://bank.example/3ds' });
});

test('while the bank’s page is open, its decision is awaited', async () => {
  const action = { status: 'requires_action', next_action: { redirect_to_url: { url: 'https://bank.example/3ds' } } };
  answers(action, action, { status: 'requires_capture' });
  expect(await decided(true)).toEqual({ kind: 'authorised' });
});
