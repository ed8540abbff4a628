import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';

export type Look = 'primary' | 'quiet' | 'text' | 'danger';

const base =
  'inline-flex items-center justify-center gap-2 rounded-control border font-control text-center ' +
  'select-none active:translate-y-px aria-disabled:opacity-60 aria-disabled:cursor-default';
const looks: Record<Look, string> = {
  primary: 'border-transparent bg-court-fill text-on-fill hover:bg-court-fill-hover',
  quiet: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  text: 'border-transparent text-court hover:bg-court-tint',
  danger: 'border-transparent bg-danger-fill text-on-danger hover:brightness-95',
};
/** `large` ends a step; `small` stands in rows of a console and on bars, and grows under a finger. */
const sizes = {
  small: 'min-h-9 px-3 py-1 text-13 rounded-cell pointer-coarse:min-h-11',
  normal: 'min-h-11 px-4.5 py-1.5 text-15',
  large: 'min-h-13 px-6 py-2 text-16',
};
export type Size = keyof typeof sizes;

const dressed = (look: Look, size: Size, className: string): string =>
  `${base} ${sizes[size]} ${look === 'text' ? 'px-3' : ''} ${looks[look]} ${className}`;

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  size?: Size;
  /** What it says while it works ("Holding…"); also makes it busy. */
  busy?: string | false;
  children: ReactNode;
}

/** Never disabled while it works: it keeps focus and width, says what it does, and takes no second press. */
export function Button({
  look = 'primary',
  size = 'normal',
  busy = false,
  className = '',
  children,
  onClick,
  ...rest
}: Props) {
  const working = busy !== false;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={working || rest.disabled || undefined}
      aria-busy={working || undefined}
      onClick={(event) => {
        if (working) event.preventDefault();
        else onClick?.(event);
      }}
      className={dressed(look, size, className)}
    >
      <span className="grid">
        <span className={`col-start-1 row-start-1 inline-flex items-center gap-2 ${working ? 'invisible' : ''}`}>
          {children}
        </span>
        {working && <span className="col-start-1 row-start-1">{busy}</span>}
      </span>
    </button>
  );
}

type LinkLooks = LinkProps & { look?: Look; size?: Size };

export function ButtonLink({ look = 'primary', size = 'normal', className = '', ...rest }: LinkLooks) {
  return <Link {...rest} className={dressed(look, size, className)} />;
}
