import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';

interface Props {
  url: string;
  /** Put aside: the bank goes on waiting. */
  onClose: () => void;
  onOtherCard: () => void;
}

/** The bank's own page in a dialog. What was decided there is read from the intent, not from the frame. */
export function ChallengeDialog({ url, onClose, onOtherCard }: Props) {
  const t = useTranslations('payment');
  const actions = (
    <>
      <a href={url} className="me-auto inline-flex min-h-11 items-center text-court underline underline-offset-4">
        {t('bank.here')}
      </a>
      <Button look="quiet" onClick={onOtherCard}>
        {t('bank.otherCard')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('bank.title')} onClose={onClose} actions={actions} className="grid gap-3">
      <p className="text-14 text-ink-2">{t('bank.text')}</p>
      <iframe
        title={t('bank.frame')}
        src={url}
        className="h-[min(24rem,50dvh)] w-full rounded-card border border-line bg-surface"
      />
    </Dialog>
  );
}
