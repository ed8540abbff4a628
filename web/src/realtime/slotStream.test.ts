import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SpokenSource } from '../test-support/spokenSource';
import { openSlotStream, type SlotEvent } from './slotStream';

const taken: SlotEvent = {
  resourceId: 'c',
  start: '2026-11-26T17:00:00Z',
  end: '2026-11-26T18:00:00Z',
  state: 'booked',
  until: null,
};

function open() {
  const handlers = { onSlot: vi.fn(), onGap: vi.fn(), onConnection: vi.fn() };
  const close = openSlotStream('p 1', handlers);
  const source = SpokenSource.opened[0];
  if (source === undefined) throw new Error('nothing was opened');
  return { ...handlers, close, source };
}

beforeEach(() => {
  vi.useFakeTimers();
  SpokenSource.opened = [];
  vi.stubGlobal('EventSource', SpokenSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('passes events on, and drops what a reconnect sends a second time', () => {
  const { source, onSlot } = open();
  expect(source.url).toBe('/api/availability/p%201/stream');
  source.say('slot', taken, '7');
  source.say('slot', taken, '7');
  source.say('slot', { ...taken, state: 'free' }, '8');
  expect(onSlot.mock.calls.map(([event]) => (event as SlotEvent).state)).toEqual(['booked', 'free']);
});

test('asks for what is on screen when the stream begins, is reset, or says what we cannot read', () => {
  const { source, onGap, onSlot } = open();
  source.say('ready', { position: 6 });
  source.say('reset');
  source.say('slot', { resourceId: 'c' }, '9');
  expect(onGap).toHaveBeenCalledTimes(3);
  expect(onSlot).not.toHaveBeenCalled();
});

test('a short break is not mentioned; after 3 s it is, after 20 s the page polls', () => {
  const { source, onConnection } = open();
  source.fail(0);
  vi.advanceTimersByTime(2_900);
  expect(onConnection).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(onConnection).toHaveBeenLastCalledWith('reconnecting');
  vi.advanceTimersByTime(17_000);
  expect(onConnection).toHaveBeenLastCalledWith('polling');
  source.dispatchEvent(new Event('open'));
  expect(onConnection).toHaveBeenLastCalledWith('live');
});

test('a refused stream is opened anew after five seconds, unless the page was left', () => {
  const first = open();
  first.source.fail(2);
  vi.advanceTimersByTime(5_000);
  expect(SpokenSource.opened).toHaveLength(2);
  SpokenSource.opened[1]?.fail(2);
  first.close();
  vi.advanceTimersByTime(60_000);
  expect(SpokenSource.opened).toHaveLength(2);
});
