import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';

/** The bank's question is still open: after a reload, or when its dialog was closed. */
export function BankWaits({ onGoOn }: { onGoOn: () => void }) {
  const t = useTranslations('payment');
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 rounded-card bg-amber-tint p-4">
      <Icon name="hourglass" className="size-5 text-amber" />
      <p className="min-w-0 flex-1 basis-52">{t('bank.waiting')}</p>
      <Button look="quiet" onClick={onGoOn}>
        {t('bank.goOn')}
      </Button>
    </div>
  );
}
