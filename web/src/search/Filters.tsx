import { useTranslations } from 'use-intl';
import type { Money } from '../api/types';
import { Chip } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { formatMoney } from '../ui/money';
import { type Criteria, radii } from './criteria';
import { formatDistance } from './distance';

interface Props {
  criteria: Criteria;
  /** The cheapest and the dearest of what was found, in one currency; null when there is nothing to choose. */
  prices: { least: Money; most: Money } | null;
  onChange: (criteria: Criteria) => void;
}

const chip =
  'num inline-flex min-h-9 items-center gap-1.5 rounded-pill border px-3.5 text-14 font-control whitespace-nowrap pointer-coarse:min-h-11';
const idle = 'border-line-strong/60 bg-surface text-ink hover:border-line-strong';
const pressed = 'border-ink bg-ink text-surface';

// The hour that "free at" comes back to when it was let go.
const evening = '18:00';

export function Filters({ criteria, prices, onChange }: Props) {
  const t = useTranslations('search');
  const { time, indoor, lights } = criteria;
  return (
    <div
      role="group"
      aria-label={t('filter.label')}
      className="flex gap-2 max-tablet:-mx-4 max-tablet:overflow-x-auto max-tablet:px-4 max-tablet:[scrollbar-width:none] tablet:flex-wrap"
    >
      <Chip pressed={time !== null} onClick={() => onChange({ ...criteria, time: time === null ? evening : null })}>
        {t('filter.freeAt', { time: time ?? evening })}
      </Chip>
      <Chip pressed={indoor} onClick={() => onChange({ ...criteria, indoor: !indoor })}>
        {t('filter.indoor')}
      </Chip>
      <Chip pressed={lights} onClick={() => onChange({ ...criteria, lights: !lights })}>
        {t('filter.lights')}
      </Chip>
      <RadiusChip criteria={criteria} onChange={onChange} />
      {(prices !== null || criteria.priceMax !== null) && (
        <PriceChip criteria={criteria} prices={prices} onChange={onChange} />
      )}
    </div>
  );
}

function RadiusChip({ criteria, onChange }: Omit<Props, 'prices'>) {
  const t = useTranslations('search');
  const offered = [...new Set([...radii, criteria.radiusKm])].sort((a, b) => a - b);
  return (
    <SelectChip
      label={t('filter.radius')}
      value={criteria.radiusKm}
      onValue={(value) => onChange({ ...criteria, radiusKm: Number(value) })}
      options={offered.map((radius) => [radius, t('filter.within', { distance: formatDistance(radius * 1000) })])}
    />
  );
}

function PriceChip({ criteria, prices, onChange }: Props) {
  const t = useTranslations('search');
  const { priceMax } = criteria;
  const currency = prices?.most.currency ?? 'EUR';
  const steps = prices === null ? [] : priceSteps(prices.least.amount, prices.most.amount);
  const offered = [...new Set(priceMax === null ? steps : [...steps, priceMax])].sort((a, b) => a - b);
  return (
    <SelectChip
      label={t('filter.price')}
      value={priceMax ?? ''}
      on={priceMax !== null}
      onValue={(value) => onChange({ ...criteria, priceMax: value === '' ? null : Number(value) })}
      options={[
        ['', t('filter.anyPrice')],
        ...offered.map((amount): [number, string] => [
          amount,
          t('filter.upTo', { price: formatMoney({ amount, currency }) }),
        ]),
      ]}
    />
  );
}

/** At most five round sums between the cheapest and the dearest, in minor units. */
export function priceSteps(least: number, most: number): number[] {
  const rough = (most - least) / 5;
  if (rough <= 0) return [];
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * unit).find((one) => one >= rough) ?? rough;
  const first = Math.ceil((least + 1) / step) * step;
  return Array.from({ length: 5 }, (_, index) => first + index * step).filter((sum) => sum < most);
}

interface SelectChipProps {
  label: string;
  value: number | string;
  on?: boolean;
  options: [value: number | string, words: string][];
  onValue: (value: string) => void;
}

function SelectChip({ label, value, on = false, options, onValue }: SelectChipProps) {
  return (
    <span className="relative inline-grid items-center">
      <select
        aria-label={label}
        value={value}
        onChange={({ target }) => onValue(target.value)}
        className={`${chip} ${on ? pressed : idle} appearance-none pe-8`}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option} className="bg-raised text-ink">
            {words}
          </option>
        ))}
      </select>
      <Icon name="down" className={`pointer-events-none absolute end-3 size-4 ${on ? 'text-surface' : ''}`} />
    </span>
  );
}
