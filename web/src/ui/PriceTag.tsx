import { useTranslations } from 'use-intl';
import type { Money } from '../api/types';
import { formatMoney } from './money';

export type Tier = 'peak' | 'standard' | 'off';

const tiers = {
  peak: { mark: '▴', text: 'text-clay', tag: 'bg-clay-tint text-clay' },
  off: { mark: '▾', text: 'text-grass', tag: 'bg-grass-tint text-grass' },
} as const;

interface Props {
  price: Money;
  tier?: Tier;
  /** An earlier price that was really asked. */
  was?: Money;
  className?: string;
}

/** The amount as the server said it; the tier in a word and a mark, never in colour alone. */
export function PriceTag({ price, tier = 'standard', was, className = 'font-heading' }: Props) {
  const t = useTranslations('common.price');
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {was && (
        <s className="num text-ink-3">
          <span className="sr-only">{t('was', { price: formatMoney(was) })}</span>
          <span aria-hidden="true">{formatMoney(was)}</span>
        </s>
      )}
      <span className={`num ${className}`}>{formatMoney(price)}</span>
      <TierTag tier={tier} />
    </span>
  );
}

/** "▴ Peak", "▾ Off-peak", and nothing for an hour like any other. */
export function TierTag({ tier }: { tier: Tier }) {
  const t = useTranslations('common.price');
  if (tier === 'standard') return null;
  const { mark, tag } = tiers[tier];
  return (
    <span className={`inline-flex min-h-[22px] items-center gap-1 rounded-tag px-2 text-12 font-control ${tag}`}>
      <span aria-hidden="true">{mark}</span> {t(tier)}
    </span>
  );
}
