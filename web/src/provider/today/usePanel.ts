import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { neighbour } from './rows';

export interface Panel {
  open: string | null;
  close: () => void;
}

const typing = 'input, textarea, select, [contenteditable]';

/** Which booking stands open is in the address. J and K move through the rows, Esc closes; `modal` is a panel that is a dialog. */
export function usePanel(ids: readonly string[], modal: boolean): Panel {
  const [params, setParams] = useSearchParams();
  const open = params.get('booking');
  const show = useCallback(
    (id: string | null) =>
      setParams(
        (was) => {
          if (id === null) was.delete('booking');
          else was.set('booking', id);
          return was;
        },
        // Moving on is not worth a step back for each row.
        { replace: open !== null, preventScrollReset: true },
      ),
    [open, setParams],
  );
  const close = useCallback(() => {
    show(null);
    // Back to the row that was left, which is still in its place.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${open}"]`)?.focus());
  }, [open, show]);
  const now = useRef({ ids, open, modal, show, close });
  useEffect(() => {
    now.current = { ids, open, modal, show, close };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { ids: rows, open: at, modal: isDialog, show: go, close: leave } = now.current;
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // A dialog on top has its own Esc, and a field its own letters.
      const dialogs = document.querySelectorAll('dialog[open]').length;
      if (target?.closest(typing) || dialogs > (isDialog && at !== null ? 1 : 0)) return;
      const step = { j: 1, k: -1 }[event.key.toLowerCase()] as 1 | -1 | undefined;
      if (event.key === 'Escape' && at !== null && dialogs === 0) leave();
      if (step === undefined) return;
      const next = neighbour(rows, at, step);
      if (next === undefined || next === at) return;
      event.preventDefault();
      go(next);
      document.querySelector(`[data-row="${next}"]`)?.scrollIntoView({ block: 'nearest' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return { open, close };
}
