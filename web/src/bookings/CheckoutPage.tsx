import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Icon, Mark } from '../ui/Icon';
import { OfflineBar } from '../ui/OfflineBar';
import { StepCount, type StepName, Steps } from './Steps';

interface Props {
  steps?: readonly StepName[];
  now?: StepName;
  /** Where the times of the court are. */
  slotAt?: string;
  /** The hold, above everything. */
  hold?: ReactNode;
  /** What is booked and what it costs, beside the step. */
  summary?: ReactNode;
  children: ReactNode;
}

export const threeSteps: readonly StepName[] = ['slot', 'details', 'pay'];

/** A step of the booking: a header with nothing but the way through, the hold, the step, and what it is about. */
export function CheckoutPage({ steps = threeSteps, now, slotAt, hold, summary, children }: Props) {
  const t = useTranslations('common');
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-raised p-3 shadow-3 focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        {t('skip')}
      </a>
      <Header steps={steps} now={now} slotAt={slotAt} />
      <OfflineBar />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto grid max-w-[67.5rem] grid-cols-[minmax(0,1fr)] items-start pb-44 tablet:gap-6 tablet:px-6 tablet:pt-6 tablet:pb-16 desktop:grid-cols-[minmax(0,1fr)_23.75rem] desktop:gap-x-8"
      >
        {hold && <div className="sticky top-0 z-10 tablet:static desktop:col-span-2">{hold}</div>}
        {summary && <div className="min-w-0 desktop:order-last">{summary}</div>}
        <div
          className={`grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2.5 tablet:gap-5 ${summary ? '' : 'desktop:col-span-2'}`}
        >
          {children}
        </div>
      </main>
    </>
  );
}

function Header({ steps, now, slotAt }: Pick<Props, 'now' | 'slotAt'> & { steps: readonly StepName[] }) {
  const t = useTranslations('booking');
  const nav = useTranslations('common');
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex min-h-14 max-w-[67.5rem] items-center gap-2 pe-4 ps-1 tablet:min-h-16 tablet:justify-between tablet:gap-6 tablet:px-6">
        <Link
          to={slotAt ?? '/'}
          aria-label={t(slotAt ? 'steps.backToSlot' : 'steps.backHome')}
          className="grid size-11 shrink-0 place-items-center tablet:hidden"
        >
          <Icon name="back" className="size-5" />
        </Link>
        <Link
          to="/"
          aria-label={nav('nav.home')}
          className="hidden items-center gap-2 text-18 font-heading tablet:flex"
        >
          <Mark /> {nav('brand')}
        </Link>
        {now && (
          <>
            <Steps steps={steps} now={now} slotAt={slotAt} />
            <StepCount steps={steps} now={now} />
          </>
        )}
        <p className="hidden items-center gap-1.5 text-13 text-ink-2 desktop:flex">
          <Icon name="lock" className="size-4" /> {t('steps.secure')}
        </p>
      </div>
    </header>
  );
}
