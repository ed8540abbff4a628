import { announce } from './announce';

export interface Toast {
  id: number;
  text: string;
  /** One act at most: "Undo", "Show". */
  action?: { label: string; onPress: () => void };
}

/** What does not fit is gone: a toast is never the only carrier of something that matters. */
const most = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((tell) => tell());
}

/** Shows it at the bottom for eight seconds, and says it to those who listen. */
export function toast(text: string, action?: Toast['action']): void {
  set([...toasts, { id: ++lastId, text, action }].slice(-most));
  announce(text);
}

export function dismiss(id: number): void {
  set(toasts.filter((shown) => shown.id !== id));
}

export const shownToasts = (): readonly Toast[] => toasts;

export function onToasts(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
