import { useTranslations } from 'use-intl';
import { formatMoney } from '../ui/money';
import { Card } from './Card';
import { windowsJoined } from './hours';
import type { Service } from './shapes';
import { TierTag } from './TierTag';
import { minutesWords, weekdayWords } from './weekdays';

// More lines than these say nothing at a glance; the grid has every price.
const windowsMax = 4;

/** What a time costs by tier, and when each of them holds. */
export function HourPrices({ service }: { service: Service }) {
  const t = useTranslations('court');
  const tiers = service.priceTiers;
  if (tiers.length === 0) return null;
  return (
    <Card title={t('prices.title', { minutes: service.durationMinutes })}>
      <dl className="num grid grid-cols-[1fr_auto] gap-x-3 gap-y-2 text-14">
        {tiers.map(({ tier, price, windows }) => (
          <div key={`${tier} ${price.amount}`} className="contents">
            <dt className="grid justify-items-start gap-0.5 text-ink-2">
              <TierTag tier={tier} />
              {windowsJoined(windows)
                .slice(0, windowsMax)
                .map((one) => (
                  <span key={JSON.stringify(one)}>
                    {t('prices.window', {
                      days: weekdayWords(one.weekdays),
                      span: minutesWords(one.fromMinute, one.toMinute),
                    })}
                  </span>
                ))}
            </dt>
            <dd className="font-control">{formatMoney(price)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
