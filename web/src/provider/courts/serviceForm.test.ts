import { expect, test } from 'vitest';
import type { Service } from '../shapes';
import { newTerms, serviceBody, serviceSchema, termsOf } from './serviceForm';
import { service } from './testCourt';

const serviceWith = (over: Partial<Service>): Service => ({ ...service, ...over });

test.each([
  ['instant', false],
  ['on_approval', true],
  ['at_venue', false],
  ['at_venue', true],
  ['deposit', false],
  ['instant', true],
] as const)('what is not touched is sent as it was: %s, asked %s', (paymentPolicy, requiresApproval) => {
  const was = serviceWith({ paymentPolicy, requiresApproval, activeBookingsMax: 2 });
  const { providerId, id, version, price, ...same } = was;
  expect([providerId, id, version, price]).toHaveLength(4);
  expect(serviceBody(termsOf(was), 'EUR', was)).toEqual(same);
});

test('a way of paying and limits that were chosen are sent; an emptied limit is none', () => {
  const was = serviceWith({ weeklyBookingsMax: 3 });
  const terms = { ...termsOf(was), payment: 'onYes' as const, active: '2', weekly: '' };
  expect(serviceBody(terms, 'EUR', was)).toMatchObject({
    paymentPolicy: 'on_approval',
    requiresApproval: true,
    activeBookingsMax: 2,
    weeklyBookingsMax: null,
  });
});

test.each([
  ['', true],
  ['1', true],
  ['1000', true],
  ['0', false],
  ['1001', false],
  ['two', false],
])('a limit of "%s" may be saved: %s', (active, may) =>
  expect(serviceSchema('EUR').safeParse({ ...newTerms, name: 'Hour', active }).success).toBe(may),
);
