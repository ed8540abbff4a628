import type { Money } from '../api/types';
import { formatMoney } from '../ui/money';

/** The total and what of it is the platform's. Both come from the server; nothing is added up here. */
export function PriceLines({ total, fee }: { total: Money; fee?: Money | undefined }) {
  return (
    <dl className="num grid grid-cols-[1fr_auto] gap-y-1">
      <dt className="text-18 font-heading">Total</dt>
      <dd className="text-18 font-heading">{formatMoney(total)}</dd>
      {fee && fee.amount > 0 && (
        <>
          <dt className="text-14 text-ink-2">of it service fee</dt>
          <dd className="text-end text-14 text-ink-2">{formatMoney(fee)}</dd>
        </>
      )}
      <dt className="col-span-2 text-13 text-ink-3">Fees and tax are included. This is all you pay.</dt>
    </dl>
  );
}
