import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'react-router';

interface Props {
  /** What the button is called, where its face does not say it. */
  label?: string;
  face: ReactNode;
  /** Gets `close`, for links and buttons that end it. */
  children: (close: () => void) => ReactNode;
  className?: string;
  panelClassName?: string;
  /** Opens upwards and to the end: at the foot of a sidebar. */
  up?: boolean;
}

/** A button that shows something under it: settings, an account. Esc, a press elsewhere, leaving or going on close it. */
export function Popover({ label, face, children, className = 'icon-button', panelClassName = '', up = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { open, toggle, close, handlers } = usePopover(box, button);
  return (
    <div ref={box} className="relative" {...handlers}>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
        className={className}
      >
        {face}
      </button>
      {open && (
        <div
          id={id}
          className={`enter absolute ${up ? 'start-0 bottom-full mb-2' : 'end-0 top-full mt-2'} z-30 max-h-[70dvh] w-max max-w-[calc(100vw-2rem)] overflow-y-auto rounded-card border border-line bg-raised p-2 shadow-3 ${panelClassName}`}
        >
          {children(close)}
        </div>
      )}
    </div>
  );
}

interface Item {
  label: ReactNode;
  icon?: ReactNode;
  onPick: () => void;
  danger?: boolean;
}

/** A menu of acts, moved through by arrows, Home and End. */
export function Menu({
  label,
  face,
  items,
  className,
}: {
  label?: string;
  face: ReactNode;
  items: Item[];
  className?: string;
}) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const now = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[to % all.length]?.focus();
  };
  return (
    <Popover label={label} face={face} className={className}>
      {(close) => (
        <div role="menu" aria-label={label} className="grid min-w-48" onKeyDown={move}>
          {items.map((item, index) => (
            <button
              key={index}
              type="button"
              role="menuitem"
              ref={index === 0 ? focus : undefined}
              tabIndex={index === 0 ? 0 : -1}
              onClick={() => {
                close();
                item.onPick();
              }}
              className={`menu-item ${item.danger ? 'text-danger' : ''}`}
            >
              {item.icon}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </Popover>
  );
}

const focus = (item: HTMLElement | null): void => item?.focus();

function usePopover(box: RefObject<HTMLElement | null>, button: RefObject<HTMLElement | null>) {
  const [open, setOpen] = useState(false);
  const { key } = useLocation();
  const [openAt, setOpenAt] = useState(key);
  if (open && openAt !== key) setOpen(false);

  useEffect(() => {
    if (!open) return;
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [open, box]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const toggle = () => {
    setOpenAt(key);
    setOpen(!open);
  };
  const handlers = {
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !open) return;
      event.stopPropagation();
      close();
    },
    onBlur: (event: FocusEvent) => {
      // Nowhere is a press on something that takes no focus: that is not leaving.
      if (event.relatedTarget !== null && !box.current?.contains(event.relatedTarget)) setOpen(false);
    },
  };
  return { open, close, toggle, handlers };
}
