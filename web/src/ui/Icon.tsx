import { type IconName, icons, mirrored } from './icons';

export type { IconName };

/** Always beside a word, or inside something with an `aria-label`. */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={`${className} shrink-0 fill-none stroke-current ${mirrored.has(name) ? 'rtl:-scale-x-100' : ''}`}
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={icons[name]} />
    </svg>
  );
}

/** A half-open interval with a held slot inside. Not turned around: it is a mark, not a direction. */
export function Mark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" className={`${className} shrink-0`}>
      <path d="M9 4H4.5v20H9" fill="none" stroke="var(--ink)" strokeWidth="2.8" />
      <path d="M19 4c3 2.5 4.8 6 4.8 10S22 21.5 19 24" fill="none" stroke="var(--ink)" strokeWidth="2.8" />
      <rect x="9.5" y="9" width="9" height="10" rx="1.5" fill="var(--yours)" stroke="var(--yours-edge)" />
    </svg>
  );
}
