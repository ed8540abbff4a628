import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

const swatch = 'inline-block h-4 w-5.5 rounded-tag border';

/** What the cells mean; each of them is told by form as well as by colour. */
export function Legend({ phone }: { phone: boolean }) {
  const t = useTranslations('court');
  const included = <span className="ms-auto">{t('legend.included')}</span>;
  if (phone) return <p className="text-13 text-ink-2">{t('legend.included')}</p>;
  return (
    <p className="flex flex-wrap items-center gap-x-4.5 gap-y-1.5 text-13 text-ink-2">
      <Item look="border-court-line bg-surface">{t('legend.free')}</Item>
      <Item look="border-court-line bg-court-tint">
        {t('legend.peak')} <span className="text-clay">▴</span>
      </Item>
      <span className="flex items-center gap-1.5">
        <span className="text-grass">▾</span> {t('tier.offPeak')}
      </span>
      <Item look="border-2 border-yours-edge bg-yours">{t('legend.yours')}</Item>
      <Item look="border-dashed border-line-strong">{t('legend.held')}</Item>
      <Item look="hatched border-transparent">{t('legend.booked')}</Item>
      {included}
    </p>
  );
}

function Item({ look, children }: { look: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      <i aria-hidden="true" className={`${swatch} ${look}`} />
      <span>{children}</span>
    </span>
  );
}
