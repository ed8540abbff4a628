import { useEffect, useState } from 'react';

/** Nothing for 200 ms, then the shape of what comes: a quick answer never flickers. */
export function Skeleton({ label, rows, className = 'h-24' }: { label: string; rows: number; className?: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" data-coming className={late ? '' : 'invisible'}>
      <span className="sr-only">{label}</span>
      <div className="grid gap-3" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className={`rounded-card bg-sunken ${className}`} />
        ))}
      </div>
    </div>
  );
}
