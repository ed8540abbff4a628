import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyOf, keepCopy, ownerOf } from '../api/bookingCopies';
import { end, id } from '../manage/sample';
import { memoryCaches } from '../test-support/memoryCaches';
import { forgetBooking } from './forgetBooking';
import { forgetOldBookings } from './forgetOldBookings';
import { keptBookings } from './kept';

const other = '01a1fcf0-6141-7ccb-9546-743b11f5449f';
const dayMs = 86_400_000;

const asked = (path: string, token?: string) =>
  new Request(`${location.origin}/api/bookings${path}`, token ? { headers: { 'X-Booking-Token': token } } : {});

async function read(request: Request, said: unknown, user: string | null = null) {
  const owner = await ownerOf(request, user);
  await keepCopy(request, Response.json(said), owner ?? '');
}

async function copy(request: Request, user: string | null = null) {
  return copyOf(request, (await ownerOf(request, user)) ?? '');
}

beforeEach(() => vi.stubGlobal('caches', memoryCaches()));
afterEach(() => vi.unstubAllGlobals());

test('a booking that is forgotten leaves neither its key nor its copy; another guest’s stays', async () => {
  keptBookings.keep({ id, token: 'mine' });
  keptBookings.keep({ id: other, token: 'theirs' });
  await read(asked(`/${id}`, 'mine'), { end });
  await read(asked(`/${other}`, 'theirs'), { end });

  await forgetBooking(new QueryClient(), id);

  expect(keptBookings.all()).toEqual([{ id: other, token: 'theirs' }]);
  expect(await copy(asked(`/${id}`, 'mine'))).toBeNull();
  expect(await copy(asked(`/${other}`, 'theirs'))).not.toBeNull();
});

test('thirty days after the visit a copy goes by itself, and the guest’s key with it; not a day earlier', async () => {
  keptBookings.keep({ id, token: 'mine' });
  await read(asked(`/${id}`, 'mine'), { end });
  await read(asked(''), { items: [{ end }], nextCursor: null }, 'u1');

  await forgetOldBookings(Date.parse(end) + 29 * dayMs);
  expect(await copy(asked(`/${id}`, 'mine'))).not.toBeNull();
  expect(keptBookings.any()).toBe(true);

  await forgetOldBookings(Date.parse(end) + 31 * dayMs);
  expect(await copy(asked(`/${id}`, 'mine'))).toBeNull();
  expect(await copy(asked(''), 'u1')).toBeNull();
  expect(keptBookings.any()).toBe(false);
});
