import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Problem } from '../../api/problem';
import { asProblem } from '../../api/problem';
import type { Booking } from '../../api/types';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { formatMoney } from '../../ui/money';
import { problemSentence } from '../../ui/problemWords';
import { formatFullDay, formatSpan, formatWhen } from '../../ui/time';
import { type Quote, useMove, usePropose, useQuote, type Wanted } from './useChange';

interface Props {
  booking: Booking;
  token: string | null;
  isStaff: boolean;
  zone: string;
  wanted: Wanted;
  onChoose: (start: string | null) => void;
}

/** Fixed at the page's end: from when to when, what it costs or gives back, and only then the press. */
export function ChangeBar({ booking, token, isStaff, zone, wanted, onChoose }: Props) {
  const t = useTranslations('manage.change');
  const quote = useQuote(booking, token, wanted);
  const moving = useMove({ booking, token, isStaff });
  const proposing = usePropose(booking);
  const problem = moving.problem ?? proposing.problem ?? (quote.isError ? asProblem(quote.error) : null);
  const press = { ...wanted, version: booking.version };
  return (
    <section
      aria-label={t('choice')}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pt-3 shadow-3"
    >
      <div className="page grid gap-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        {problem && <Refusal problem={problem} zone={zone} onChoose={onChoose} />}
        {quote.isPending && <p className="text-15 text-ink-2">{t('reckoning')}</p>}
        {quote.data && (
          <div className="flex flex-wrap items-center gap-x-7 gap-y-2">
            <div className="num grid min-w-0 gap-0.5" aria-live="polite">
              <p className="text-16 font-heading">
                {formatFullDay(quote.data.start, zone)}, {formatSpan(quote.data.start, quote.data.end, zone)}
              </p>
              <p className="text-14 text-ink-2">
                <Difference quote={quote.data} />
              </p>
            </div>
            <div className="flex flex-wrap gap-2 tablet:ms-auto">
              {isStaff && (
                <Button
                  look="quiet"
                  busy={proposing.busy && t('proposing')}
                  onClick={() => !moving.busy && proposing.press(press)}
                >
                  {t('propose')}
                </Button>
              )}
              <Button busy={moving.busy && t('moving')} onClick={() => !proposing.busy && moving.press(press)}>
                {t('move')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </section>
  );
}

function Difference({ quote }: { quote: Quote }): ReactNode {
  const t = useTranslations('manage.change');
  const total = formatMoney(quote.total);
  if (quote.refund.amount > 0) return t('less', { total, refund: formatMoney(quote.refund) });
  if (quote.toPay.amount > 0) return t('more', { total, more: formatMoney(quote.toPay) });
  return quote.difference.amount < 0 ? t('lessAtVenue', { total }) : t('same', { total });
}

/** Why not, and what is free near it. */
function Refusal({ problem, zone, onChoose }: { problem: Problem; zone: string; onChoose: Props['onChoose'] }) {
  const t = useTranslations('manage.change');
  return (
    <div className="grid gap-2">
      <p role="alert" className="flex gap-2 text-14 text-danger">
        <Icon name="warn" />
        {problem.code === 'slot-taken' ? t('taken') : problemSentence(problem)}
      </p>
      {problem.alternatives.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {problem.alternatives.map(({ start }) => (
            <li key={start}>
              <Button look="quiet" size="small" onClick={() => onChoose(start)}>
                {formatWhen(start, zone)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
