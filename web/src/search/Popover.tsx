import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface Props {
  /** What the button shows. */
  button: ReactNode;
  /** What the opened part is called. */
  label: string;
  buttonClass: string;
  panelClass?: string;
  children: (close: () => void) => ReactNode;
}

/** A button and what it opens beneath. Escape, a press elsewhere and leaving by Tab close it. */
export function Popover({ button, label, buttonClass, panelClass = '', children }: Props) {
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && !around.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);
  return (
    <div
      ref={around}
      className="relative grid"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={opener}
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        className={buttonClass}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div
          id={id}
          role="dialog"
          aria-label={label}
          className={`absolute start-0 top-full z-40 mt-2 rounded-card border border-line bg-raised p-4 shadow-3 ${panelClass}`}
        >
          <Content of={children} close={close} />
        </div>
      )}
    </div>
  );
}

function Content({ of, close }: { of: Props['children']; close: () => void }) {
  return of(close);
}
