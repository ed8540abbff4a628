import { Fragment } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/Icon';

export type StepName = 'slot' | 'details' | 'pay';

interface Props {
  steps: readonly StepName[];
  now: StepName;
  /** Where the slot is chosen: the one step that can be gone back to without undoing anything. */
  slotAt?: string | undefined;
}

/** Done steps are ticked, the first leads back, the present one is filled, the next is outlined. */
export function Steps({ steps, now, slotAt }: Props) {
  const t = useTranslations('booking');
  const at = steps.indexOf(now);
  return (
    <nav aria-label={t('steps.label')} className="min-w-0 flex-1 tablet:flex-none">
      <ol className="flex items-center gap-3 text-15">
        {steps.map((step, index) => {
          const isDone = index < at;
          const isNow = index === at;
          return (
            <Fragment key={step}>
              {index > 0 && <li aria-hidden="true" className="hidden h-px w-7 bg-line-strong/60 tablet:block" />}
              <li
                aria-current={isNow ? 'step' : undefined}
                className={isNow ? 'min-w-0 font-heading' : 'hidden text-ink-2 tablet:block'}
              >
                <StepLabel to={isDone && step === 'slot' ? slotAt : undefined}>
                  <Bullet done={isDone} now={isNow} count={index + 1} />
                  <span className="truncate">{t(`steps.${step}`)}</span>
                  {isDone && <span className="sr-only"> ({t('steps.done')})</span>}
                </StepLabel>
              </li>
            </Fragment>
          );
        })}
      </ol>
    </nav>
  );
}

function StepLabel({ to, children }: { to: string | undefined; children: React.ReactNode }) {
  const look = 'flex min-h-11 items-center gap-2';
  return to ? (
    <Link to={to} className={`${look} hover:text-ink hover:underline hover:underline-offset-4`}>
      {children}
    </Link>
  ) : (
    <span className={look}>{children}</span>
  );
}

function Bullet({ done, now, count }: { done: boolean; now: boolean; count: number }) {
  const look = done
    ? 'bg-court-tint-2 text-court'
    : now
      ? 'bg-ink text-surface'
      : 'border-[1.5px] border-line-strong text-ink-2';
  return (
    <span className={`num grid size-7 shrink-0 place-items-center rounded-pill text-13 font-heading ${look}`}>
      {done ? <Icon name="check" className="size-4" /> : count}
    </span>
  );
}

/** "Step 2 of 3", where only the present step is shown. */
export function StepCount({ steps, now }: Pick<Props, 'steps' | 'now'>) {
  const t = useTranslations('booking');
  return (
    <p className="num shrink-0 text-13 text-ink-3 tablet:hidden">
      {t('steps.count', { now: steps.indexOf(now) + 1, total: steps.length })}
    </p>
  );
}
