import { useTranslations } from 'use-intl';
import type { Court } from '../api/types';
import { formatLength } from '../ui/time';
import { Card } from './Card';
import type { Service } from './shapes';

const dayMinutes = 1_440;

/** By what rules a time can be had: how long, how early, how late, and what the place wants besides. */
export function Rules({ court, service }: { court: Court; service: Service }) {
  const t = useTranslations('court.rules');
  const { durationMinutes: least, durationMinutesMax: most, noticeMinutes, horizonDays } = service;
  return (
    <Card title={t('title')}>
      <ul className="grid gap-1 text-14 text-ink-2">
        <li>
          {least === most
            ? t('length', { length: formatLength(least) })
            : t('lengths', {
                least: formatLength(least),
                most: formatLength(most),
                step: formatLength(service.durationStepMinutes),
              })}
        </li>
        <li>{noticeMinutes === 0 ? t('noNotice') : t('notice', { length: formatLength(noticeMinutes) })}</li>
        <li>{t('horizon', { length: formatLength(horizonDays * dayMinutes) })}</li>
        {service.requiresApproval && <li>{t('approval', { place: court.provider.name })}</li>}
        {service.paymentPolicy === 'at_venue' && <li>{t('atVenue')}</li>}
      </ul>
    </Card>
  );
}
