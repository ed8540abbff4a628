import { useCallback, useEffect, useRef, useState } from 'react';
import { translator } from '../i18n/translations';
import type { News } from '../realtime/useRealtimeAvailability';
import { announce } from '../ui/announce';
import { formatList, formatTime, localDate } from '../ui/time';
import type { LiveSlot } from './shapes';

const pulseMs = 1_600;
const gatherMs = 2_000;

interface Options {
  zone: string;
  /** The day that is looked at: of others nothing is said. */
  day: string;
  /** Whether the reader did it. */
  isOwn: (slot: LiveSlot) => boolean;
  chosen: string | null;
}

/**
 * What others did before the reader's eyes: which cells pulse, what is said aloud (gathered, so that a busy evening is
 * one sentence), and the time that was taken last on the day that is looked at.
 */
export function useNews(options: Options) {
  const [justTaken, setJustTaken] = useState<ReadonlySet<number>>(new Set());
  const [lastTaken, setLastTaken] = useState<LiveSlot | null>(null);
  const now = useRef(options);
  useEffect(() => {
    now.current = options;
  });
  const timers = useTimers();
  const gathered = useRef<News | null>(null);

  const say = useCallback(() => {
    const news = gathered.current;
    gathered.current = null;
    if (news !== null) tell(news, now.current);
  }, []);

  const onNews = useCallback(
    ({ taken, freed }: News) => {
      const ofOthers = taken.filter((slot) => !now.current.isOwn(slot));
      const moments = ofOthers.map((slot) => Date.parse(slot.start));
      setJustTaken((was) => new Set([...was, ...moments]));
      timers.after(pulseMs, () => setJustTaken((was) => new Set([...was].filter((one) => !moments.includes(one)))));
      const { day, zone } = now.current;
      const here = ofOthers.filter((slot) => localDate(slot.start, zone) === day);
      if (here.length > 0) setLastTaken(here.at(-1) ?? null);
      if (gathered.current === null) timers.after(gatherMs, say);
      gathered.current = {
        taken: [...(gathered.current?.taken ?? []), ...ofOthers],
        freed: [...(gathered.current?.freed ?? []), ...freed],
      };
    },
    [say, timers],
  );
  return { onNews, justTaken, lastTaken, forget: useCallback(() => setLastTaken(null), []) };
}

function tell({ taken, freed }: News, { day, zone, isOwn, chosen }: Options): void {
  const t = translator('court');
  const here = (slot: LiveSlot) => localDate(slot.start, zone) === day && !isOwn(slot);
  // The loss of the reader's own choice is said at once, where it is shown.
  const gone = taken.filter((slot) => here(slot) && (chosen === null || Date.parse(chosen) !== Date.parse(slot.start)));
  const times = (slots: LiveSlot[]) => formatList([...new Set(slots.map((slot) => formatTime(slot.start, zone)))]);
  const words = [];
  if (gone.length > 0) words.push(t('news.taken', { times: times(gone), count: gone.length }));
  const free = freed.filter(here);
  if (free.length > 0) words.push(t('news.freed', { times: times(free), count: free.length }));
  if (words.length > 0) announce(words.join(' '));
}

/** Timers that end with the component. */
function useTimers() {
  const running = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const all = running.current;
    return () => all.forEach(clearTimeout);
  }, []);
  const [timers] = useState(() => ({
    after: (ms: number, run: () => void) => {
      const timer = setTimeout(() => {
        running.current.delete(timer);
        run();
      }, ms);
      running.current.add(timer);
    },
  }));
  return timers;
}
