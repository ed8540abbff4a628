import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import { formatMoney } from '../ui/money';
import { formatWhen } from '../ui/time';
import { nextSteps, type Step } from './nextSteps';
import type { Phase } from './phase';

interface Props {
  booking: Booking;
  phase: Phase;
  zone: string;
  email: string | null;
  now: number;
}

export function NextSteps({ booking, phase, zone, email, now }: Props) {
  const t = useTranslations('manage.next');
  const steps = nextSteps(booking, phase, now);
  if (steps.length === 0) return null;
  const words = ({ key, amount }: Step): string => {
    if (key === 'confirmedMail') return email === null ? t('confirmed') : t('confirmedMail', { email });
    if (key === 'partRefund' || key === 'refundSent') return t(key, { amount: amount ? formatMoney(amount) : '' });
    return t(key);
  };
  return (
    <section aria-labelledby="next" className="grid gap-3 rounded-card border border-line bg-surface p-5">
      <h2 id="next" className="text-16">
        {t('title')}
      </h2>
      <ol>
        {steps.map((step) => (
          <Row key={`${step.key}${step.at}`} step={step} zone={zone}>
            {words(step)}
          </Row>
        ))}
      </ol>
    </section>
  );
}

const dots = {
  done: 'bg-grass',
  ahead: 'bg-surface inset-ring-2 inset-ring-line-strong',
  yours: 'bg-yours inset-ring-2 inset-ring-yours-edge',
} as const;

function Row({ step, zone, children }: { step: Step; zone: string; children: string }) {
  const t = useTranslations('manage.next');
  return (
    <li className="relative grid grid-cols-[1.25rem_1fr] gap-x-3 pb-3.5 text-14 last:pb-0 not-last:before:absolute not-last:before:start-[9px] not-last:before:top-3 not-last:before:h-full not-last:before:w-[1.5px] not-last:before:bg-line tablet:grid-cols-[1.25rem_9.5rem_1fr]">
      <i
        className={`relative m-1 size-3 rounded-pill forced-color-adjust-none ${dots[step.kind]}`}
        aria-hidden="true"
      />
      {step.at === null ? (
        <span className="text-ink-2">{t('refundSoon')}</span>
      ) : (
        <time dateTime={step.at} className="num text-ink-2">
          {formatWhen(step.at, zone)}
        </time>
      )}
      <span className={`max-tablet:col-start-2 ${step.kind === 'yours' ? 'font-heading' : ''}`}>{children}</span>
    </li>
  );
}
