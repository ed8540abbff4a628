import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

interface Props {
  /** "No bookings yet." */
  title: string;
  children?: ReactNode;
  /** The button that brings what would be here. */
  action?: ReactNode;
  icon?: IconName;
}

/** What would be here, and how it comes. */
export function Empty({ title, children, action, icon = 'calendar' }: Props) {
  return (
    <div className="grid justify-items-center gap-3 rounded-card border border-dashed border-line-strong px-5 py-10 text-center">
      <span className="grid size-12 place-items-center rounded-full bg-sunken text-ink-2">
        <Icon name={icon} className="size-6" />
      </span>
      <h2 className="text-18">{title}</h2>
      {children && <p className="max-w-prose text-ink-2">{children}</p>}
      {action}
    </div>
  );
}
