import type { ButtonHTMLAttributes } from 'react';
import { Icon } from './Icon';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-pressed'> & { pressed: boolean };

/** A filter that is on or off. On is ink with a tick: blue is for what acts. */
export function Chip({ pressed, children, className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={`inline-flex min-h-9 shrink-0 items-center gap-1.5 rounded-pill border px-3.5 text-14 font-control whitespace-nowrap pointer-coarse:min-h-11 ${pressed ? 'border-ink bg-ink text-surface' : 'border-line-strong/60 bg-surface text-ink hover:border-line-strong'} ${className}`}
    >
      {pressed && <Icon name="check" className="size-4" />}
      {children}
    </button>
  );
}
