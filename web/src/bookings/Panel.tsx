import type { ReactNode } from 'react';

/** A card of the checkout: from edge to edge on a phone. */
export function Panel({
  children,
  className = '',
  ...rest
}: React.ComponentProps<'section'> & { children: ReactNode }) {
  return (
    <section
      {...rest}
      className={`border-y border-line bg-surface px-4 py-5 tablet:rounded-card tablet:border tablet:p-6 ${className}`}
    >
      {children}
    </section>
  );
}

/** The one way on: at the end of the step, and on a phone always in reach. */
export function WayOn({ children, back }: { children: ReactNode; back?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      {back}
      <div className="tablet:only:w-full max-tablet:fixed max-tablet:inset-x-0 max-tablet:bottom-0 max-tablet:z-20 max-tablet:border-t max-tablet:border-line max-tablet:bg-surface max-tablet:px-4 max-tablet:pt-2.5 max-tablet:pb-[max(0.875rem,env(safe-area-inset-bottom))] max-tablet:shadow-3">
        {children}
      </div>
    </div>
  );
}
