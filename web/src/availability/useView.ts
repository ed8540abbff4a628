import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { serverNow } from '../api/clock';
import { useMedia } from '../ui/hooks';
import { localDate } from '../ui/time';
import { type Days, daysWith, isDate, isInstant, phoneScreen, wideScreen } from './days';

type Changes = Partial<Record<'date' | 'start' | 'service' | 'duration', string | null>>;

export interface View {
  today: string;
  day: string;
  days: Days;
  phone: boolean;
  start: string | null;
  /** The service the address names. */
  named: string | null;
  duration: number | null;
  change: (changes: Changes) => void;
}

/** What is looked at stands in the address, so that it can be shared, and a reload comes back to it. */
export function useView(zone: string, lastDay: string): View {
  const [params, setParams] = useSearchParams();
  const phone = useMedia(phoneScreen);
  const wide = useMedia(wideScreen);
  const [today] = useState(() => localDate(serverNow(), zone));
  const start = isInstant(params.get('start')) ? params.get('start') : null;
  const wished = params.get('date');
  const asked = isDate(wished) ? wished : start === null ? today : localDate(start, zone);
  const day = asked < today ? today : asked > lastDay ? lastDay : asked;
  const days = useMemo(() => daysWith(day, today, wide || phone ? 7 : 4), [day, today, wide, phone]);
  const change = useCallback((changes: Changes) => setParams(changed(changes), quietly), [setParams]);
  const duration = Number(params.get('duration'));
  return {
    today,
    day,
    days,
    phone,
    start,
    named: params.get('service'),
    duration: duration > 0 ? duration : null,
    change,
  };
}

// A choice is no step of the way: "back" leads to where the reader came from, and the page stays where it is.
const quietly = { replace: true, preventScrollReset: true };

const changed = (changes: Changes) => (params: URLSearchParams) => {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next;
};
