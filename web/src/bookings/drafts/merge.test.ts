import { expect, test } from 'vitest';
import { noDetails } from '../details';
import { changedFields, merge } from './merge';

const base = { ...noDetails, email: 'ada@example.org', firstName: 'Ada' };

test('what only the other side changed is taken over, what only this side changed stays', () => {
  const merged = merge({
    mine: { ...base, lastName: 'Lane' },
    typedAt: { lastName: 5 },
    base,
    theirs: { ...base, phone: '+34 600 000 000' },
    theirsAt: 9,
  });
  expect(merged.details).toEqual({ ...base, lastName: 'Lane', phone: '+34 600 000 000' });
  expect(merged.changed).toEqual(['phone']);
});

test.each([
  { typedHere: 9, theirsAt: 5, stands: 'Lane' },
  { typedHere: 5, theirsAt: 9, stands: 'Byron' },
])('of a field both changed the newer text stands: $stands', ({ typedHere, theirsAt, stands }) => {
  const merged = merge({
    mine: { ...base, lastName: 'Lane' },
    typedAt: { lastName: typedHere },
    base,
    theirs: { ...base, lastName: 'Byron' },
    theirsAt,
  });
  expect(merged.details.lastName).toBe(stands);
  expect(merged.changed).toEqual(stands === 'Byron' ? ['lastName'] : []);
});

test('nothing changes under the reader’s hands', () => {
  const theirs = { ...base, lastName: 'Byron' };
  const merged = merge({ mine: base, typedAt: {}, base, theirs, theirsAt: 9, busyWith: 'lastName' });
  expect(merged).toEqual({ details: base, changed: [] });
});

test('the same text on both sides is no news', () => {
  const same = { ...base, lastName: 'Lane' };
  expect(merge({ mine: same, typedAt: { lastName: 1 }, base, theirs: same, theirsAt: 9 }).changed).toEqual([]);
});

test('only what differs is sent, an emptied field as empty', () => {
  expect(changedFields({ ...base, firstName: '', notes: 'Left-handed' }, base)).toEqual({
    firstName: '',
    notes: 'Left-handed',
  });
});
