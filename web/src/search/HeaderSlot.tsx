import { type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';

/** Puts the search into the site's header, where it has room. */
export function HeaderSlot({ children }: { children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  // The header is drawn together with the page: it can be found once both are there, and still before they are seen.
  const find = useCallback(() => setSlot(document.getElementById('header-slot')), []);
  return (
    <>
      <span ref={find} hidden />
      {slot !== null && createPortal(children, slot)}
    </>
  );
}
