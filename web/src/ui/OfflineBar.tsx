import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { lastAnswerAt } from '../api/timedFetch';
import { useOnline } from './hooks';
import { Icon } from './Icon';
import { formatTime } from './time';

const device = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Says from when the shown times are: the moment of the last answer, also when that came out of the kept copies. */
export function OfflineBar() {
  const t = useTranslations('common.offline');
  const online = useOnline();
  const since = useSyncExternalStore(onConnection, lastAnswerAt);
  return (
    <div role="status">
      {!online && (
        <p className="bg-amber-tint py-2 text-14 text-amber">
          <span className="page flex items-center gap-2">
            <Icon name="offline" />
            {since === null ? t('text') : t('showing', { time: formatTime(new Date(since).toISOString(), device) })}
          </span>
        </p>
      )}
    </div>
  );
}

function onConnection(tell: () => void): () => void {
  addEventListener('offline', tell);
  return () => removeEventListener('offline', tell);
}
