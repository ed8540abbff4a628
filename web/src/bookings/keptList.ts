import { useSyncExternalStore } from 'react';
import { type Is, listOf, parsed } from '../api/shapes';

/** A short list in localStorage, newest first, shared by all tabs. */
export function keptList<T extends { id: string }>(key: string, isItem: Is<T>, max: number) {
  const isList = listOf(isItem);
  const listeners = new Set<() => void>();
  let snapshot: { raw: string | null; value: T[] } = { raw: null, value: [] };

  function read(): T[] {
    const raw = localStorage.getItem(key);
    if (raw !== snapshot.raw) snapshot = { raw, value: parsed(raw, isList) ?? [] };
    return snapshot.value;
  }

  function write(next: T[]): void {
    localStorage.setItem(key, JSON.stringify(next.slice(0, max)));
    listeners.forEach((tell) => tell());
  }

  function subscribe(tell: () => void): () => void {
    const onStorage = (event: StorageEvent) => {
      if (event.key === key || event.key === null) tell();
    };
    listeners.add(tell);
    addEventListener('storage', onStorage);
    return () => {
      listeners.delete(tell);
      removeEventListener('storage', onStorage);
    };
  }

  return {
    any: () => read().length > 0,
    all: read,
    find: (id: string | undefined) => read().find((one) => one.id === id),
    keep: (one: T) => write([one, ...read().filter((other) => other.id !== one.id)]),
    drop: (id: string) => {
      if (read().some((one) => one.id === id)) write(read().filter((other) => other.id !== id));
    },
    useAll: () => useSyncExternalStore(subscribe, read),
  };
}
