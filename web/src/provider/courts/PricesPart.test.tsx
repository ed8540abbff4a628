import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderSite } from '../../test-support/renderSite';
import type { Resource } from '../shapes';
import { PricesPart } from './PricesPart';
import { court as without, service } from './testCourt';

const lesson = { ...service, id: 's2', name: 'Lesson' };

let now: Resource;
const sent: { method: string; path: string; body: Record<string, unknown>; version: string | null }[] = [];

beforeEach(() => {
  now = { ...without, services: [service] };
  sent.length = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/preview')) return Response.json({ slots: [], timeZone: now.timeZone });
    if (request.method === 'GET') return Response.json(now);
    const body = (await request.json()) as Record<string, unknown>;
    sent.push({ method: request.method, path: pathname, body, version: request.headers.get('If-Match') });
    return Response.json(pathname === '/api/services' ? lesson : now);
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a second service is made for the place and then sold on the court as it stands now', async () => {
  const { pathNow } = renderSite(<PricesPart court={now} />);
  now = { ...now, version: 9 };
  await userEvent.click(screen.getByRole('button', { name: 'Add a service' }));
  const form = within(screen.getByRole('form', { name: 'Add a service' }));
  await userEvent.click(form.getByRole('button', { name: 'Add a service' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('This is needed.');
  await userEvent.type(form.getByLabelText('Name of the service'), 'Lesson');
  await userEvent.click(form.getByRole('button', { name: 'Add a service' }));
  await waitFor(() => expect(pathNow()).toBe('/?service=s2'));
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/services', 'PUT /api/resources/c1']);
  expect(sent[0]?.body).toMatchObject({ providerId: 'p1', name: 'Lesson', durationMinutes: 60 });
  expect(sent[1]).toMatchObject({ version: '"9"', body: { serviceIds: ['s1', 's2'] } });
});

test('one of several services can be ended here after a question; the last one cannot', async () => {
  now = { ...now, services: [service, lesson] };
  const { unmount } = renderSite(<PricesPart court={now} />, { at: '/?service=s2', path: '/' });
  await userEvent.click(screen.getByRole('button', { name: 'Stop selling it here' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Stop selling Lesson here?' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Stop selling it here' }));
  await waitFor(() => expect(sent.at(-1)?.body).toMatchObject({ serviceIds: ['s1'] }));
  unmount();
  renderSite(<PricesPart court={{ ...now, services: [service] }} />);
  expect(screen.queryByRole('button', { name: 'Stop selling it here' })).toBeNull();
});
