import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';

export interface FormError {
  /** The id of the field it is about; none when it concerns the whole form. */
  field?: string;
  message: string;
}

/** Takes focus when `shown` grows: a failed submit always leads to what has to be mended. */
export function ErrorSummary({ errors, shown }: { errors: FormError[]; shown: number }) {
  const t = useTranslations('common');
  const box = useRef<HTMLDivElement>(null);
  const focused = useRef(0);
  const isThere = errors.length > 0 && shown > 0;
  // The count may grow a moment before the errors are known: focus waits for both, and is taken once a time.
  useEffect(() => {
    if (!isThere || focused.current === shown) return;
    focused.current = shown;
    box.current?.focus();
  }, [isThere, shown]);
  if (!isThere) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-card border-2 border-danger bg-danger-tint p-4">
      <p className="font-control">{t('error.summary', { count: errors.length })}</p>
      <ul className="mt-1 grid gap-1">
        {errors.map((error) => (
          <li key={`${error.field ?? ''}${error.message}`}>
            {error.field ? (
              <a className="text-danger underline underline-offset-2" href={`#${error.field}`} onClick={focusField}>
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(event: React.MouseEvent<HTMLAnchorElement>) {
  event.preventDefault();
  document.getElementById(event.currentTarget.hash.slice(1))?.focus();
}
