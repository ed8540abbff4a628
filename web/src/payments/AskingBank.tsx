import { useTranslations } from 'use-intl';
import { useOnline } from '../ui/hooks';
import { Spinner } from './Waiting';

/** Whether the money moved is not known here: the bank is asked until it says. */
export function AskingBank() {
  const t = useTranslations('payment');
  const online = useOnline();
  return (
    <div role="status" className="flex gap-3 rounded-card bg-sunken p-4">
      <Spinner />
      <p>
        <b className="font-heading">{t('unknown.title')}</b>
        <br />
        {t(online ? 'unknown.text' : 'unknown.offline')}
      </p>
    </div>
  );
}
