import { expect, test } from 'vitest';
import { takeFragmentToken } from './kept';

test('the token of a link leaves the address bar at once and is there for a page that is begun anew', () => {
  history.replaceState(null, '', '/continue/018f#token=secret');

  expect(takeFragmentToken()).toBe('secret');
  expect(location.hash).toBe('');
  expect(takeFragmentToken()).toBe('secret');

  history.replaceState(null, '', '/continue/0190');
  expect(takeFragmentToken()).toBeNull();
});
