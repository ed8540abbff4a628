import type { Brand } from './card';

const short: Record<Exclude<Brand, null>, string> = {
  Visa: 'VISA',
  Mastercard: 'Mastercard',
  'American Express': 'AMEX',
  Discover: 'Discover',
};

/** Which brand the number belongs to, as far as it can be told. */
export function BrandMark({ brand }: { brand: Brand }) {
  return (
    <span role="status" className="pointer-events-none absolute inset-y-0 end-3 z-20 flex items-center">
      {brand !== null && (
        <span className="rounded-tag border border-line bg-surface px-1.5 py-0.5 text-12 font-heading text-ink-2 italic">
          {short[brand]}
        </span>
      )}
    </span>
  );
}
