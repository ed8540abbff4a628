import { useTranslations } from 'use-intl';
import { isBroken, type ConnectionState } from '../realtime/useSlotStream';
import { useOnline } from '../ui/hooks';

/** Whether what is shown is true this second. A quiet place beside the days that never changes its height. */
export function LiveMark({ connection }: { connection: ConnectionState }) {
  const t = useTranslations('court');
  const online = useOnline();
  const broken = !online || isBroken(connection);
  const quiet = !broken && connection === 'connecting';
  const words = broken ? t('live.reconnecting') : connection === 'caught-up' ? t('live.upToDate') : t('live.live');
  return (
    <p role="status" className="flex min-h-6 items-center gap-2 text-13 font-control text-ink-2">
      {!broken && !quiet && <span aria-hidden="true" className="size-2 rounded-pill bg-grass live-ring" />}
      {quiet ? null : words}
    </p>
  );
}
