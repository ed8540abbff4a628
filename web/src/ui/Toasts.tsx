import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './Button';
import { Icon } from './Icon';
import { dismiss, onToasts, shownToasts, type Toast } from './toasts';

const shownForMs = 8000;

/** Above the bars at the bottom, at the end of the line. */
export function Toasts() {
  const t = useTranslations('common.toast');
  const toasts = useSyncExternalStore(onToasts, shownToasts);
  if (toasts.length === 0) return null;
  return (
    <section
      aria-label={t('label')}
      className="pointer-events-none fixed inset-x-4 bottom-[calc(var(--bars,0px)+1rem)] z-40 grid justify-items-end gap-2"
    >
      {toasts.map((toast) => (
        <Shown key={toast.id} toast={toast} dismissLabel={t('dismiss')} />
      ))}
    </section>
  );
}

function Shown({ toast, dismissLabel }: { toast: Toast; dismissLabel: string }) {
  // Whoever points at it or is in it may take their time.
  const [kept, setKept] = useState(false);
  useEffect(() => {
    if (kept) return;
    const timer = setTimeout(() => dismiss(toast.id), shownForMs);
    return () => clearTimeout(timer);
  }, [kept, toast.id]);
  return (
    <div
      className="enter pointer-events-auto flex w-full max-w-[28.75rem] items-center gap-3 rounded-card border border-line bg-raised py-1.5 ps-4 pe-1.5 shadow-3"
      onPointerEnter={() => setKept(true)}
      onPointerLeave={() => setKept(false)}
      onFocus={() => setKept(true)}
      onBlur={() => setKept(false)}
    >
      <p className="min-w-0 grow py-2">{toast.text}</p>
      {toast.action && (
        <Button
          look="text"
          onClick={() => {
            toast.action?.onPress();
            dismiss(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <button type="button" className="icon-button" aria-label={dismissLabel} onClick={() => dismiss(toast.id)}>
        <Icon name="close" />
      </button>
    </div>
  );
}
