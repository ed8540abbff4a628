import { useRef, useState } from 'react';
import { hasCode, Problem } from '../../api/problem';
import { useAct } from '../../api/useAct';
import { changesOf } from './merge';

export interface Loaded<T> {
  values: T;
  version: number;
}

interface Options<T, R> {
  loaded: Loaded<T>;
  send: (values: T, version: number, key: string) => Promise<R>;
  /** What is there now, after someone else was quicker. */
  read: () => Promise<Loaded<T>>;
  onSaved: (result: R) => void;
}

export interface Conflict<T> {
  base: T;
  mine: T;
  now: Loaded<T>;
  changes: { key: keyof T; clash: boolean }[];
}

/**
 * Saves over the version that was read. When somebody else saved in between nothing is written: the reader sees what
 * they changed, and chooses.
 */
export function useSaving<T extends object, R>({ loaded, send, read, onSaved }: Options<T, R>) {
  const [conflict, setConflict] = useState<Conflict<T> | null>(null);
  const seen = useRef(loaded);
  const compare = async (mine: T) => {
    const base = seen.current.values;
    const now = await read();
    seen.current = now;
    setConflict({ base, mine, now, changes: changesOf(base, mine, now.values) });
  };
  const saving = useAct({
    act: ({ values, version }: Loaded<T>, key) => send(values, version, key),
    onDone: (result) => {
      setConflict(null);
      onSaved(result);
    },
    onRefused: (problem, { values }) => {
      if (!hasCode(problem, 'version-mismatch')) return;
      compare(values).catch((error: unknown) => {
        // Not even read: the refusal stands above the form, and saving again asks again.
        if (!(error instanceof Problem)) throw error;
      });
    },
  });
  return { saving, conflict, save: (values: T) => saving.press({ values, version: seen.current.version }) };
}
