import { useTranslations } from 'use-intl';
import type { Court } from '../api/types';
import { Card } from './Card';
import type { Service } from './shapes';

/** The refund rules in plain words. */
export function PlansChange({ court, service }: { court: Court; service: Service }) {
  const t = useTranslations('court');
  const paid = service.refundSegments.filter((one) => one.percent > 0);
  const goesToStart = paid.at(-1)?.untilHoursBefore === 0;
  return (
    <Card title={t('policy.title')}>
      <ul className="grid gap-1 text-14 text-ink-2">
        {paid.map(({ percent, untilHoursBefore: hours }) => (
          <li key={`${percent} ${hours}`}>
            {hours === 0
              ? t('policy.toStart', { percent: percent / 100, full: String(percent === 100) })
              : t('policy.until', { percent: percent / 100, full: String(percent === 100), hours })}
          </li>
        ))}
        {paid.length === 0 && <li>{t('policy.none')}</li>}
        {paid.length > 0 && !goesToStart && <li>{t('policy.after')}</li>}
        <li>{t('policy.byPlace', { place: court.provider.name })}</li>
      </ul>
    </Card>
  );
}
