import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Problem } from './problem';
import { useAct } from './useAct';

/** An act whose answers the test gives, one by one. */
function answered() {
  const keys: string[] = [];
  const waiting: { resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  const { result } = renderHook(() =>
    useAct<string, string>({
      act: (_, key) => {
        keys.push(key);
        return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      },
    }),
  );
  return { keys, result, next: () => waiting.shift() };
}

test('a second press while it runs is a no-op', async () => {
  const { keys, result, next } = answered();
  act(() => {
    result.current.press('a');
    result.current.press('a');
  });
  expect(keys).toHaveLength(1);
  expect(result.current.busy).toBe(true);
  await act(async () => next()?.resolve('done'));
  expect(result.current.busy).toBe(false);
});

test('after an unknown outcome the same key is sent again, after a refusal a new one', async () => {
  const { keys, result, next } = answered();
  act(() => result.current.press('a'));
  await act(async () => next()?.reject(Problem.unreachable()));
  act(() => result.current.press('a'));
  expect(keys[1]).toBe(keys[0]);
  await act(async () => next()?.reject(new Problem(409, { code: 'slot-taken' })));
  expect(result.current.problem?.code).toBe('slot-taken');
  act(() => result.current.press('a'));
  expect(keys[2]).not.toBe(keys[1]);
});

test('other content never goes under the key of an earlier one', async () => {
  const { keys, result, next } = answered();
  act(() => result.current.press('a'));
  await act(async () => next()?.reject(Problem.unreachable()));
  act(() => result.current.press('b'));
  expect(keys[1]).not.toBe(keys[0]);
});
