import { useTranslations } from 'use-intl';
import { useServerNow } from '../ui/hooks';
import { HeldBar } from './HoldBar';

const payMs = 30 * 60_000;

/** The booking waits to be paid: nothing to add, no hurry, and the bank's questions do not count. */
export function HeldForPayment({ until, zone }: { until: string; zone: string }) {
  const t = useTranslations('booking');
  const now = useServerNow();
  return <HeldBar until={until} zone={zone} now={now} quiet fullMs={payMs} words={t('hold.paying')} />;
}
