import { useTranslations } from 'use-intl';
import type { Tier } from './shapes';

const looks: Record<Tier, string> = {
  'off-peak': 'bg-grass-tint text-grass',
  standard: 'bg-sunken text-ink-2',
  peak: 'bg-clay-tint text-clay',
};

/** The price tier by word and glyph, never by colour alone. */
export function TierTag({ tier }: { tier: Tier }) {
  const t = useTranslations('court');
  return (
    <span
      className={`inline-flex min-h-5.5 items-center gap-1 rounded-tag px-2 text-12 font-control whitespace-nowrap ${looks[tier]}`}
    >
      {tier === 'peak' && <span aria-hidden="true">▴</span>}
      {tier === 'off-peak' && <span aria-hidden="true">▾</span>}
      {t(tier === 'off-peak' ? 'tier.offPeak' : `tier.${tier}`)}
    </span>
  );
}
