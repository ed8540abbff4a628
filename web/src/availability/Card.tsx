import { type ReactNode, useId } from 'react';

/** One matter of the rail. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid content-start gap-2 rounded-card border border-line bg-surface px-4 py-3.5"
    >
      <h2 id={id} className="text-15">
        {title}
      </h2>
      {children}
    </section>
  );
}
