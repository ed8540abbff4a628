import { useTranslations } from 'use-intl';

const cards = [
  { number: '4242424242424242', what: 'works' },
  { number: '4000000000000002', what: 'declines' },
  { number: '4000002760003184', what: 'asks' },
] as const;

/** Only where no real card can be charged. */
export function TestCards({ onUse }: { onUse: (number: string) => void }) {
  const t = useTranslations('payment');
  return (
    <aside aria-label={t('sandbox.title')} className="grid gap-2 rounded-card bg-sunken p-3.5 text-14">
      <p>
        <b className="font-heading">{t('sandbox.title')}.</b> <span className="text-ink-2">{t('sandbox.text')}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        {cards.map(({ number, what }) => (
          <button
            key={number}
            type="button"
            onClick={() => onUse(number)}
            aria-label={t('sandbox.use', { last: number.slice(-4), what: t(`sandbox.${what}`) })}
            className="num min-h-11 rounded-cell border border-line-strong bg-surface px-3 text-13 hover:bg-bg tablet:min-h-8"
          >
            …{number.slice(-4)} <span className="text-ink-2">{t(`sandbox.${what}`)}</span>
          </button>
        ))}
      </div>
    </aside>
  );
}
