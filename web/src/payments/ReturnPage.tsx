import { Navigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';

/** Where the bank sends the browser back to. In the dialog's frame the page around it already knows from the intent. */
export function ReturnPage() {
  const t = useTranslations('payment');
  const { bookingId = '' } = useParams();
  if (window.parent !== window) return <p className="p-6">{t('bank.thanks')}</p>;
  // The pay page asks how the payment stands and goes on from there.
  return <Navigate to={`/pay/${bookingId}`} replace />;
}
