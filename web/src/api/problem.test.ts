import { describe, expect, test } from 'vitest';
import { problemSentence } from '../ui/problemWords';
import { api, answer } from './client';
import { observeServerDate, serverNow } from './clock';
import { Problem } from './problem';

const price = { amount: 2730, currency: 'EUR' };
const near = { start: '2026-11-26T17:00:00Z', end: '2026-11-26T18:00:00Z', price };

describe('a refusal becomes a Problem', () => {
  test('with its code, its alternatives and its reference', () => {
    const said = { status: 409, code: 'slot-taken', correlationId: 'c-1', alternatives: [near], title: 'Taken' };
    const problem = Problem.from(new Response(null, { status: 409 }), said);
    expect(problem).toMatchObject({ status: 409, code: 'slot-taken', correlationId: 'c-1', alternatives: [near] });
    expect(problem.outcomeUnknown).toBe(false);
  });

  test('with the wait the server asks for', () => {
    const response = new Response(null, { status: 503, headers: { 'Retry-After': '2' } });
    expect(Problem.from(response, { code: 'busy' })).toMatchObject({ retryAfterSeconds: 2, outcomeUnknown: true });
  });

  test('also when a proxy answers with a page', () => {
    const problem = Problem.from(new Response(null, { status: 502 }), '<html>Bad gateway</html>');
    expect(problem).toMatchObject({ code: 'unexpected', errors: {}, alternatives: [] });
    expect(problemSentence(problem)).toBe('Something on our side failed. What you did before is safe.');
  });

  test('and speaks of the reader’s own holds only where the limit is their own', () => {
    const said = (scope: string) =>
      problemSentence(Problem.from(new Response(null, { status: 429 }), { code: 'too-many-holds', scope }));
    expect(said('person')).toBe('You already hold three slots. Book or give back one of them first.');
    expect(said('address')).toMatch(/^Many times are being held from your network right now/);
  });

  test('and is said in words a reader can act on', () => {
    const problem = Problem.from(new Response(null, { status: 409 }), { code: 'hold-extended-already' });
    expect(problemSentence(problem)).toBe('The five minutes were already added. They can be added once.');
  });
});

test('a call that reaches nobody is "unreachable", and its outcome unknown', async () => {
  const original = globalThis.fetch;
  globalThis.fetch = () => Promise.reject(new TypeError('network down'));
  try {
    const id = '018f6f6e-0000-7000-8000-000000000001';
    const call = answer(api.GET('/api/courts/{id}', { params: { path: { id } } }));
    await expect(call).rejects.toMatchObject({ code: 'unreachable', outcomeUnknown: true });
  } finally {
    globalThis.fetch = original;
  }
});

test('the clock follows the Date of the quickest answer', () => {
  const device = Date.now();
  observeServerDate(new Date(device + 600_000).toUTCString(), device, device + 40);
  expect(Math.abs(serverNow() - (Date.now() + 600_000))).toBeLessThan(1_000);
  observeServerDate(new Date(device + 601_000).toUTCString(), device, device + 900);
  expect(Math.abs(serverNow() - (Date.now() + 600_000))).toBeLessThan(1_000);
  observeServerDate(null, device, device + 1);
  observeServerDate(new Date(device).toUTCString(), device, device + 40);
  expect(Math.abs(serverNow() - Date.now())).toBeLessThan(1_000);
});
