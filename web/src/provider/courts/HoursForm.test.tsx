import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderSite } from '../../test-support/renderSite';
import { aBooking } from '../testDay';
import { HoursForm } from './HoursForm';
import { court as closedCourt } from './testCourt';

const court = { ...closedCourt, windows: [{ weekday: 1, fromMinute: 480, toMinute: 1_320, priceMultiplier: 1 }] };
const conflict = (already: boolean) => ({ booking: aBooking({ id: `b-${already}` }), already });

let conflicts: ReturnType<typeof conflict>[] = [];
const sent: { method: string; path: string }[] = [];

beforeEach(() => {
  conflicts = [];
  sent.length = 0;
  vi.stubGlobal('fetch', (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/preview')) return Promise.resolve(Response.json({ slots: [], timeZone: court.timeZone }));
    if (request.method !== 'GET') sent.push({ method: request.method, path: pathname });
    if (pathname.endsWith('/conflicts')) return Promise.resolve(Response.json({ items: conflicts, truncated: false }));
    const { windows, exceptions } = court;
    return Promise.resolve(Response.json({ resourceId: court.id, version: 5, timeZone: '', windows, exceptions }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const save = async () => {
  renderSite(<HoursForm court={court} />);
  await userEvent.click(screen.getByRole('button', { name: 'Save the hours' }));
};
const saves = () => sent.filter(({ method }) => method === 'PUT').length;

test('who would stand outside of the new hours is named before they are saved', async () => {
  conflicts = [conflict(false), conflict(true)];
  await save();
  const dialog = await screen.findByRole('dialog', { name: '1 booking would be outside these hours' });
  expect(within(dialog).getAllByRole('listitem')).toHaveLength(1);
  expect(within(dialog).getByText(aBooking().customer.name)).toBeVisible();
  expect(saves()).toBe(0);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save all the same' }));
  await waitFor(() => expect(saves()).toBe(1));
});

test('a provider who goes back to the hours has saved nothing', async () => {
  conflicts = [conflict(false)];
  await save();
  await userEvent.click(await screen.findByRole('button', { name: 'Back to the hours' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(saves()).toBe(0);
});

test('hours that leave nobody outside are saved at once', async () => {
  conflicts = [conflict(true)];
  await save();
  await waitFor(() => expect(saves()).toBe(1));
  expect(screen.queryByRole('dialog')).toBeNull();
});
