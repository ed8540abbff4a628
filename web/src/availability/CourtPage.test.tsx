import { act, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptHolds } from '../bookings/kept';
import { court, playCourt, service, slotAt } from '../test-support/courtStage';
import { renderSite } from '../test-support/renderSite';
import { CourtPage } from './CourtPage';
import type { LiveSlot } from './shapes';

// The first drawing of a page takes long on a busy machine; nothing that goes well waits for this.
configure({ asyncUtilTimeout: 10_000 });

const six = '2026-11-26T17:00:00Z';
const seven = '2026-11-26T18:00:00Z';
let slots: LiveSlot[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T09:00:00Z') });
  slots = [slotAt(six), slotAt(seven), slotAt('2026-11-27T17:00:00Z')];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const page = (query = '?date=2026-11-26') =>
  renderSite(<CourtPage />, { at: `/courts/c1${query}`, path: '/courts/:id' });
const cell = (name: RegExp) => screen.findByRole('gridcell', { name });
const event = (start: string, state: LiveSlot['state']) => ({ ...slotAt(start, state), resourceId: 'c1', until: null });
const refusal = { status: 409, body: { code: 'slot-taken', alternatives: [slotAt(seven)] } };
const held = (start: string) => ({
  status: 201,
  body: {
    ...slotAt(start),
    id: 'h1',
    resourceId: 'c1',
    expiresAt: '2026-11-24T09:10:00Z',
    token: 't',
    refundSteps: [],
  },
});

test('a time is chosen by keyboard, said with its price and its refund, and held once', async () => {
  const user = userEvent.setup();
  const { sent } = playCourt({ slots: () => slots, hold: held });
  const { pathNow } = page();
  await cell(/26 November, 18:00 to 19:00, free, €27\.30, peak/);
  await user.tab();
  while (document.activeElement?.getAttribute('role') !== 'gridcell') await user.tab();
  await user.keyboard('{Enter}');
  const choice = await screen.findByRole('region', { name: 'Your choice' });
  expect(choice).toHaveTextContent('Free to cancel until Wed 25 Nov, 18:00');
  expect(choice).toHaveTextContent('€1.30');
  await user.dblClick(within(choice).getByRole('button', { name: 'Hold for 10 minutes' }));
  await waitFor(() => expect(pathNow()).toBe('/book/h1'));
  const holds = sent.filter((one) => one.path === '/api/holds');
  expect(holds.map((one) => one.body)).toEqual([{ resourceId: 'c1', start: six, end: slots[0]?.end }]);
});

test('the chosen time that someone takes is said so, with what is near it here and next door', async () => {
  const user = userEvent.setup();
  const { stream } = playCourt({ slots: () => slots });
  page(`?start=${six}`);
  await cell(/18:00 to 19:00, chosen/);
  act(() => stream().say('slot', event(six, 'held'), '7'));
  const notice = await screen.findByRole('region', { name: '18:00 was just taken.' });
  expect(await cell(/18:00 to 19:00, just taken/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Hold for 10 minutes' })).not.toBeInTheDocument();
  expect(await within(notice).findByRole('link', { name: /Pista 4, 18:00/ })).toHaveAttribute(
    'href',
    expect.stringContaining('/courts/c2?start='),
  );
  await user.click(within(notice).getByRole('button', { name: /19:00/ }));
  expect(await cell(/19:00 to 20:00, chosen/)).toBeInTheDocument();
});

test('a refused hold offers others that are held at once', async () => {
  const user = userEvent.setup();
  const { sent } = playCourt({ slots: () => slots, hold: (start) => (start === six ? refusal : held(start)) });
  const { pathNow } = page(`?start=${six}`);
  await user.click(await screen.findByRole('button', { name: 'Hold for 10 minutes' }));
  const notice = await screen.findByRole('region', { name: '18:00 was just taken.' });
  await waitFor(() => expect(notice).toHaveFocus());
  await user.click(within(notice).getByRole('button', { name: /19:00/ }));
  await waitFor(() => expect(pathNow()).toBe('/book/h1'));
  const holds = sent.filter((one) => one.path === '/api/holds');
  expect(holds.map((one) => (one.body as { start: string }).start)).toEqual([six, seven]);
  expect(new Set(holds.map((one) => one.key)).size).toBe(2);
});

test('who holds as many times as they may is told so, with the way to each of them', async () => {
  const user = userEvent.setup();
  const { price } = slotAt(six);
  const slot = { courtId: 'c9', courtName: 'Pista 9', zone: court.timeZone, serviceId: null, start: six, end: seven };
  const rest = { token: 't', price, extended: false, bookingId: null, expiresAt: '2026-11-24T09:10:00Z' };
  keptHolds.keep({ ...slot, ...rest, id: 'h9' });
  const tooMany = { status: 429, body: { code: 'too-many-holds', scope: 'person', limit: 3 } };
  playCourt({ slots: () => slots, hold: () => tooMany });
  page(`?start=${six}`);
  await user.click(await screen.findByRole('button', { name: 'Hold for 10 minutes' }));
  expect(await screen.findByText(/^You already hold three slots/)).toBeInTheDocument();
  const own = within(screen.getByRole('list', { name: 'Your held times' }));
  expect(own.getByRole('link', { name: /Pista 9, Thu,? 26 Nov,? 18:00/ })).toHaveAttribute('href', '/book/h9');
});

test('an event that was heard before changes nothing; one of another court neither', async () => {
  const { stream } = playCourt({ slots: () => slots });
  page();
  await cell(/26 November, 18:00 to 19:00, free/);
  act(() => stream().say('slot', event(six, 'booked'), '7'));
  await cell(/18:00 to 19:00, just taken/);
  act(() => stream().say('slot', event(six, 'free'), '8'));
  await cell(/26 November, 18:00 to 19:00, free/);
  act(() => stream().say('slot', event(six, 'booked'), '7'));
  act(() => stream().say('slot', { ...event(seven, 'booked'), resourceId: 'other' }, '9'));
  expect(await cell(/26 November, 18:00 to 19:00, free/)).toBeInTheDocument();
  expect(await cell(/19:00 to 20:00, free/)).toBeInTheDocument();
});

test('after a gap what is on screen is asked again, and changes without a pulse', async () => {
  const { stream } = playCourt({ slots: () => slots });
  page();
  await cell(/26 November, 18:00 to 19:00, free/);
  slots = [slotAt(six, 'booked'), slotAt(seven)];
  act(() => stream().say('reset'));
  expect(await cell(/18:00 to 19:00, booked/)).toBeInTheDocument();
});

test('a hold made in another tab is yours here', async () => {
  playCourt({ slots: () => [slotAt(six, 'held'), slotAt(seven)] });
  page();
  await cell(/18:00 to 19:00, held by someone/);
  const { price } = slotAt(six);
  const slot = { courtId: 'c1', courtName: court.name, zone: court.timeZone, serviceId: null };
  const mine = { ...slot, start: six, end: seven, id: 'h1', token: 't', price, extended: false, bookingId: null };
  act(() => keptHolds.keep({ ...mine, expiresAt: '2026-11-24T09:10:00Z' }));
  expect(await cell(/18:00 to 19:00, held for you until 10:10/)).toBeInTheDocument();
});

test('a taken time can be pressed, and leads to what is near it', async () => {
  const user = userEvent.setup();
  playCourt({ slots: () => [slotAt(six, 'booked'), slotAt(seven)] });
  page();
  await user.click(await cell(/18:00 to 19:00, booked/));
  const notice = await screen.findByRole('region', { name: '18:00 is booked.' });
  expect(within(notice).getByRole('button', { name: /19:00/ })).toBeInTheDocument();
});

test('what the place says of itself, its rules and who bears a cancellation are told in words', async () => {
  const lesson = { ...service, durationMinutesMax: 120, durationStepMinutes: 30, noticeMinutes: 90, horizonDays: 14 };
  const asks = { ...lesson, requiresApproval: true, paymentPolicy: 'at_venue' };
  playCourt({
    court: { ...court, description: 'Balls at the desk.\nRing twice.', services: [asks] },
    slots: () => slots,
  });
  page();
  const about = await screen.findByRole('region', { name: 'About this place' });
  expect(about).toHaveTextContent('Balls at the desk. Ring twice.');
  const rules = within(screen.getByRole('region', { name: 'Good to know' })).getAllByRole('listitem');
  expect(rules.map((one) => one.textContent)).toEqual([
    'Lasts 1 hour to 2 hours, in steps of 30 minutes.',
    'Book at least 90 minutes before it starts.',
    'Book up to 14 days ahead.',
    'Río Verde says yes or no to each booking. You are charged only on a yes.',
    'You pay at the venue.',
  ]);
  const policy = screen.getByRole('region', { name: 'If your plans change' });
  expect(policy).toHaveTextContent('If Río Verde cancels, you get everything back.');
});

test('a link to a time that is not offered says so and leads on', async () => {
  playCourt({ slots: () => slots });
  page('?start=2026-11-26T22:00:00Z');
  expect(await screen.findByRole('region', { name: '23:00 cannot be booked any more.' })).toBeInTheDocument();
});

test('where several things are sold, the reader says first which', async () => {
  const user = userEvent.setup();
  const lesson = { ...service, id: 's2', name: 'Lesson', requiresApproval: true };
  playCourt({ court: { ...court, kind: 'person', services: [service, lesson] }, slots: () => slots });
  page('');
  expect(await screen.findByRole('heading', { name: 'What would you like to book?' })).toBeInTheDocument();
  expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  await user.click(screen.getByRole('link', { name: 'Lesson' }));
  expect(await screen.findByRole('grid')).toBeInTheDocument();
});

test('a phone has a day at a time, in named parts, with the same names', async () => {
  playCourt({ slots: () => slots }, true);
  page();
  const evening = await screen.findByRole('group', { name: 'Evening' });
  expect(within(evening).getByRole('button', { name: /26 November, 18:00 to 19:00, free/ })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Thursday 26 November, 2 free', pressed: true })).toBeInTheDocument();
});

test('days without a free time name the next one', async () => {
  playCourt({ slots: () => [slotAt(six, 'booked')] });
  page();
  expect(await screen.findByText('Nothing is free on these days.')).toBeInTheDocument();
  expect(await screen.findByRole('link', { name: /Pista 4/ })).toBeInTheDocument();
});

test('a place that is not there says so and leads back', async () => {
  playCourt({ court: { ...court, id: 'other' } });
  page();
  expect(await screen.findByRole('heading', { name: 'This place is not here' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Find a court' })).toHaveAttribute('href', '/');
});
