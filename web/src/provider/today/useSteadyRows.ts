import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { announce } from '../../ui/announce';
import type { DayBooking } from '../shapes';
import { steady } from './rows';

/** Nothing jumps: what is shown changes in place, and what is new waits until it is asked for. */
export function useSteadyRows(bookings: readonly DayBooking[], date: string) {
  const t = useTranslations('console.today');
  const [known, setKnown] = useState({ date: '', ids: new Set<string>() });
  const all = () => ({ date, ids: new Set(bookings.map(({ id }) => id)) });
  // Another day, or one that was empty: there is nothing that could jump.
  const isNew = known.date !== date || known.ids.size === 0;
  if (isNew && (known.date !== date || bookings.length > 0)) setKnown(all());
  const { shown, waiting } = steady(bookings, isNew ? all().ids : known.ids);
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting > before.current) announce(t('waiting', { count: waiting }));
    before.current = waiting;
  }, [t, waiting]);
  return { shown, waiting, showAll: () => setKnown(all()) };
}
