import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

/** The page that a plain press on a link would lead to; null for all other presses. */
function wishedPage(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.download !== '') return null;
  const isElsewhere = link.origin === location.origin && link.pathname !== location.pathname;
  return isElsewhere ? link.pathname + link.search + link.hash : null;
}

/** Typed and not saved: asks before a link, a reload or a closed tab loses it. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const t = useTranslations('console.leave');
  const navigate = useNavigate();
  const [wished, setWished] = useState<string | null>(null);
  useEffect(() => {
    if (!dirty) return;
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    const onPress = (event: MouseEvent) => {
      const page = wishedPage(event);
      if (page === null) return;
      event.preventDefault();
      event.stopPropagation();
      setWished(page);
    };
    addEventListener('beforeunload', onLeave);
    // Before the router hears of it.
    document.addEventListener('click', onPress, { capture: true });
    return () => {
      removeEventListener('beforeunload', onLeave);
      document.removeEventListener('click', onPress, { capture: true });
    };
  }, [dirty]);
  if (wished === null) return null;
  return (
    <Dialog
      title={t('title')}
      onClose={() => setWished(null)}
      actions={
        <>
          <Button look="quiet" onClick={() => void navigate(wished)}>
            {t('leave')}
          </Button>
          <Button onClick={() => setWished(null)}>{t('stay')}</Button>
        </>
      }
    >
      <p className="text-ink-2">{t('text')}</p>
    </Dialog>
  );
}
