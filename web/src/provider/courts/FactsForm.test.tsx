import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderSite } from '../../test-support/renderSite';
import { FactsForm } from './FactsForm';
import { court } from './testCourt';

const sent: Request[] = [];
let now = court;

beforeEach(() => {
  sent.length = 0;
  now = court;
  vi.stubGlobal('fetch', (request: Request) => {
    if (request.method === 'GET') return Promise.resolve(Response.json(now));
    sent.push(request.clone());
    const isCurrent = request.headers.get('If-Match') === `"${now.version}"`;
    const refused = { code: 'version-mismatch', status: 412 };
    return Promise.resolve(isCurrent ? Response.json(now) : Response.json(refused, { status: 412 }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const draw = () =>
  renderSite(
    <>
      <Link to="/elsewhere">Elsewhere</Link>
      <FactsForm court={court} />
    </>,
  );

async function type(label: RegExp, text: string) {
  const field = screen.getByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('what is wrong is said with the name of its field', async () => {
  draw();
  await type(/^Latitude/, '140');
  await press('Save the court');
  const summary = await screen.findByRole('alert');
  expect(within(summary).getByRole('link', { name: /^Latitude: Degrees between/ })).toBeVisible();
  expect(sent).toHaveLength(0);
});

test('saves over the version that was read, and keeps what the form does not show', async () => {
  draw();
  await type(/^Base price/, '27,50');
  await press('Save the court');
  const request = await vi.waitUntil(() => sent[0]);
  expect(request.headers.get('If-Match')).toBe('"4"');
  expect(await request.json()).toMatchObject({ basePrice: { amount: 2750, currency: 'EUR' }, venueId: 'v1' });
});

test('shows what someone else changed meanwhile, and saves the one that is chosen', async () => {
  draw();
  now = { ...court, version: 5, address: 'Calle Nueva 2', basePrice: { amount: 2600, currency: 'EUR' } };
  await type(/^Base price/, '30');
  await press('Save the court');
  const box = await screen.findByRole('alert');
  expect(box).toHaveTextContent('Was 24.00, is now 26.00');
  expect(box).toHaveTextContent('You typed 30');
  expect(box).toHaveTextContent('Was Calle de Alcalá 1, is now Calle Nueva 2');
  await press('Save mine over it');
  const request = await vi.waitUntil(() => sent[1]);
  expect(request.headers.get('If-Match')).toBe('"5"');
  expect(await request.json()).toMatchObject({ address: 'Calle Nueva 2', basePrice: { amount: 3000 } });
});

test('what is typed is not lost by a wrong press', async () => {
  const { pathNow } = draw();
  await type(/^Name/, 'Centre court');
  await userEvent.click(screen.getByRole('link', { name: 'Elsewhere' }));
  await press('Stay here');
  expect(screen.getByLabelText(/^Name/)).toHaveValue('Centre court');
  await userEvent.click(screen.getByRole('link', { name: 'Elsewhere' }));
  await press('Leave, drop it');
  expect(pathNow()).toBe('/elsewhere');
});
