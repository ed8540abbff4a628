import { useCallback, useRef, useState } from 'react';
import { asProblem, Problem } from './problem';

interface Options<TInput, TResult> {
  act: (input: TInput, key: string) => Promise<TResult>;
  onDone?: (result: TResult, input: TInput) => void;
  onRefused?: (problem: Problem, input: TInput) => void;
}

export interface Act<TInput> {
  press: (input: TInput) => void;
  busy: boolean;
  problem: Problem | null;
  clear: () => void;
}

/**
 * One act of the reader with one Idempotency-Key. A second press while it runs is a no-op; a press after an unknown
 * outcome (no answer, 5xx) sends the same key again, so that "twice" stays "once"; other content gets a key of its own.
 */
export function useAct<TInput, TResult>({ act, onDone, onRefused }: Options<TInput, TResult>): Act<TInput> {
  const [state, setState] = useState<{ busy: boolean; problem: Problem | null }>({ busy: false, problem: null });
  const running = useRef(false);
  const last = useRef<{ input: string; key: string } | null>(null);

  const press = useCallback(
    (input: TInput) => {
      if (running.current) return;
      running.current = true;
      const asked = JSON.stringify(input);
      if (last.current?.input !== asked) last.current = { input: asked, key: crypto.randomUUID() };
      setState({ busy: true, problem: null });
      act(input, last.current.key).then(
        (result) => {
          running.current = false;
          last.current = null;
          setState({ busy: false, problem: null });
          onDone?.(result, input);
        },
        (error: unknown) => {
          running.current = false;
          const problem = asProblem(error);
          if (!problem.outcomeUnknown) last.current = null;
          setState({ busy: false, problem });
          onRefused?.(problem, input);
        },
      );
    },
    [act, onDone, onRefused],
  );
  const clear = useCallback(() => setState((was) => ({ ...was, problem: null })), []);
  return { press, ...state, clear };
}
