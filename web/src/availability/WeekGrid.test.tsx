import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderSite } from '../test-support/renderSite';
import type { LiveSlot } from './shapes';
import { clockChange, layOutWeek } from './week';
import { WeekGrid } from './WeekGrid';

const zone = 'Europe/Madrid';
const slot = (start: string, state: LiveSlot['state'] = 'free', more: Partial<LiveSlot> = {}): LiveSlot => ({
  start,
  end: new Date(Date.parse(start) + 3_600_000).toISOString(),
  localStart: '',
  state,
  price: { amount: 2730, currency: 'EUR' },
  ...more,
});
const thursday = [
  slot('2026-11-26T16:00:00Z', 'booked'),
  slot('2026-11-26T17:00:00Z', 'free', { tier: 'peak' }),
  slot('2026-11-26T18:00:00Z', 'held'),
  slot('2026-11-27T17:00:00Z'),
];

interface Asked {
  days?: string[];
  slots?: LiveSlot[];
  onPress?: () => void;
  onWeek?: () => void;
  onGiveBack?: () => void;
}

function grid({ days = ['2026-11-26', '2026-11-27'], slots = thursday, ...on }: Asked = {}) {
  renderSite(
    <WeekGrid
      week={layOutWeek(days, slots, zone)}
      zone={zone}
      today="2026-11-20"
      day="2026-11-26"
      change={clockChange(days, zone)}
      stateOf={(one) => one.state}
      untilOf={() => undefined}
      emptyAt={(day) => (day === '2026-11-27' ? 'over' : 'closed')}
      onDay={vi.fn()}
      onPress={on.onPress ?? vi.fn()}
      onWeek={on.onWeek ?? vi.fn()}
      onGiveBack={on.onGiveBack ?? vi.fn()}
    />,
  );
}
const cell = (name: RegExp) => within(screen.getByRole('grid')).getByRole('gridcell', { name });

test('every cell says its day, its time, its state, its price and its tier', () => {
  grid();
  expect(cell(/26.*(18:00|06:00 PM) to (19:00|07:00 PM), free, €27\.30, peak$/)).toBeInTheDocument();
  expect(cell(/26.*(17:00|05:00 PM) to .*, booked$/)).toBeInTheDocument();
});

test('is one tab stop, at the first free slot, and arrows move from there, over taken ones too', async () => {
  const user = userEvent.setup();
  grid();
  await user.tab();
  expect(cell(/26.*(18:00|06:00 PM) to.*free/)).toHaveFocus();
  await user.keyboard('{ArrowDown}');
  expect(cell(/held by someone/)).toHaveFocus();
  await user.keyboard('{Home}');
  expect(cell(/booked$/)).toHaveFocus();
  await user.keyboard('{Control>}{Home}{/Control}{ArrowRight}');
  expect(cell(/27.*free/)).toHaveFocus();
  await user.tab();
  expect(document.body).toHaveFocus();
});

test('Enter and Space press the slot that has focus', async () => {
  const onPress = vi.fn();
  const user = userEvent.setup();
  grid({ onPress });
  await user.tab();
  await user.keyboard('{Enter} ');
  expect(onPress.mock.calls.map(([one]) => (one as LiveSlot).start)).toEqual([
    '2026-11-26T17:00:00Z',
    '2026-11-26T17:00:00Z',
  ]);
});

test('pages change the week, Escape gives the choice back', async () => {
  const onWeek = vi.fn();
  const onGiveBack = vi.fn();
  const user = userEvent.setup();
  grid({ onWeek, onGiveBack });
  await user.tab();
  await user.keyboard('{PageDown}{Escape}');
  expect(onWeek).toHaveBeenCalledExactlyOnceWith(1);
  expect(onGiveBack).toHaveBeenCalledOnce();
});

test('what is over is a dash with a word, what is closed only the word', () => {
  grid();
  expect(screen.getAllByRole('gridcell', { name: 'Over' })).toHaveLength(2);
});

test('an hour that does not exist says so, and one that comes twice has a row for each', () => {
  grid({
    days: ['2027-03-27', '2027-03-28'],
    slots: [slot('2027-03-27T01:00:00Z'), slot('2027-03-28T01:00:00Z')],
  });
  expect(cell(/does not exist/)).toBeInTheDocument();
});

test('the second coming of an hour is named', () => {
  grid({ days: ['2026-10-25'], slots: [slot('2026-10-25T00:00:00Z'), slot('2026-10-25T01:00:00Z')] });
  expect(cell(/second time/)).toBeInTheDocument();
  expect(screen.getAllByRole('rowheader')).toHaveLength(2);
});
