import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '../api/problem';
import { Button } from './Button';
import { Icon } from './Icon';
import { problemSentence } from './problemWords';
import { Reference } from './Reference';

interface Props {
  /** What failed, as a short heading: "The times could not be loaded". */
  what: string;
  error: unknown;
  onRetry?: () => void;
  children?: ReactNode;
}

/** Stands in place of the failed part only. */
export function ErrorPanel({ what, error, onRetry, children }: Props) {
  const t = useTranslations('common');
  const problem = asProblem(error);
  return (
    <section role="alert" className="grid gap-3 rounded-card border border-line bg-surface p-5">
      <div className="flex gap-3">
        <Icon name="warn" className="size-6 text-danger" />
        <div className="min-w-0">
          <h2 className="text-18">{what}</h2>
          <p className="text-ink-2">{problemSentence(problem)}</p>
        </div>
      </div>
      {(onRetry || children) && (
        <div className="flex flex-wrap gap-2">
          {onRetry && (
            <Button look="quiet" onClick={onRetry}>
              {t('action.tryAgain')}
            </Button>
          )}
          {children}
        </div>
      )}
      {problem.correlationId && <Reference id={problem.correlationId} />}
    </section>
  );
}
