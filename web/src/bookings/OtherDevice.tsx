import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { useCheckout } from './drafts/checkout';
import { flush } from './drafts/draftSync';

const Ways = lazy(async () => ({ default: (await import('./OtherDeviceWays')).OtherDeviceWays }));

/** The same booking on a phone or at a desk: a link, a code to scan, or a mail. */
export function OtherDevice() {
  const t = useTranslations('booking');
  const [open, setOpen] = useState(false);
  const draft = useCheckout((checkout) => checkout.draft);
  const show = () => {
    void flush();
    setOpen(true);
  };
  return (
    <div>
      <Button look="text" className="text-14" onClick={show}>
        <Icon name="phone" className="size-4" /> {t('device.open')}
      </Button>
      {open && (
        <Dialog title={t('device.title')} onClose={() => setOpen(false)} className="grid gap-4">
          {draft ? (
            <Suspense fallback={null}>
              <Ways draft={draft} />
            </Suspense>
          ) : (
            <p role="status">{t('device.notYet')}</p>
          )}
        </Dialog>
      )}
    </div>
  );
}
