import { useTranslations } from 'use-intl';
import { formatList } from '../ui/time';
import { useCheckout } from './drafts/checkout';

/** Another tab or device typed last: said quietly, and gone with the reader's next change of that field. */
export function ChangedElsewhere() {
  const t = useTranslations('booking');
  const changed = useCheckout((checkout) => checkout.changedElsewhere);
  return (
    <div role="status" className="empty:hidden">
      {changed.length > 0 && (
        <p className="rounded-card bg-sunken p-3 text-14 text-ink-2">
          {t('details.changedElsewhere', { fields: formatList(changed.map((field) => t(`details.${field}`))) })}
        </p>
      )}
    </div>
  );
}
