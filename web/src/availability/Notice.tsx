import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/Icon';

interface Props {
  title: string;
  /** Goes by itself after eight seconds, unless the reader is at it. What the reader lost stays. */
  passing: boolean;
  /** It answers a press of the reader, whose button may be gone: focus comes here. */
  takesFocus?: boolean;
  children: ReactNode;
  onClose: () => void;
}

const shownMs = 8_000;

/** A card at the bottom end, above the choice; at the top where it would lie over the reader's own time. */
export function Notice({ title, passing, takesFocus = false, children, onClose }: Props) {
  const t = useTranslations('common');
  const box = useRef<HTMLElement>(null);
  const [atTop, setAtTop] = useState(false);
  const [stays, setStays] = useState(false);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => setAtTop((was) => was || coversChoice(box.current)), [title]);
  useLayoutEffect(() => {
    if (takesFocus) box.current?.focus({ preventScroll: true });
  }, [takesFocus, title]);
  useEffect(() => {
    if (!passing || stays) return;
    const timer = setTimeout(() => close.current(), shownMs);
    return () => clearTimeout(timer);
  }, [passing, stays, title]);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={title}
      onPointerEnter={() => setStays(true)}
      onPointerLeave={() => setStays(false)}
      onFocus={() => setStays(true)}
      onBlur={() => setStays(false)}
      className={`enter pointer-events-auto grid gap-2.5 rounded-card border border-line bg-raised p-3.5 shadow-3 max-tablet:mx-3 tablet:ms-auto tablet:w-max tablet:max-w-[28.75rem] ${
        atTop ? 'fixed end-3 top-20' : ''
      }`}
    >
      <div className="flex items-start gap-3">
        <Icon name="clock" className="size-5 text-clay" />
        <p className="me-auto text-14">
          <b className="num font-heading">{title}</b>
        </p>
        <button
          type="button"
          aria-label={t('action.close')}
          onClick={onClose}
          className="-m-3 grid size-11 place-items-center text-ink-2 hover:text-ink"
        >
          <Icon name="close" className="size-4" />
        </button>
      </div>
      {children}
    </section>
  );
}

function coversChoice(box: HTMLElement | null): boolean {
  const chosen = document.querySelector('[data-times] [data-chosen]');
  if (box === null || chosen === null) return false;
  const [one, other] = [box.getBoundingClientRect(), chosen.getBoundingClientRect()];
  return one.top < other.bottom && other.top < one.bottom && one.left < other.right && other.left < one.right;
}
