import { useEffect, useState } from 'react';
import type { Problem } from '../api/problem';
import { readersTag } from '../i18n/translations';

/** True once the time is over that the server asked to wait. */
export function useWaitIsOver(problem: Problem | null): boolean {
  const [over, setOver] = useState<Problem | null>(null);
  const seconds = problem?.retryAfterSeconds ?? null;
  useEffect(() => {
    if (seconds === null) return;
    const timer = setTimeout(() => setOver(problem), seconds * 1000);
    return () => clearTimeout(timer);
  }, [problem, seconds]);
  return problem !== null && over === problem;
}

/** "15 seconds", "2 minutes": rounded up, so that who waits that long is let in. */
export function spokenWait(seconds: number): string {
  const isShort = seconds < 100;
  const unit = isShort ? 'second' : 'minute';
  const format = new Intl.NumberFormat(readersTag(), { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(isShort ? Math.max(1, Math.ceil(seconds)) : Math.ceil(seconds / 60));
}
