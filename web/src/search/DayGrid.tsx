import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { readersTag } from '../i18n/translations';
import { Icon } from '../ui/Icon';
import { addDays, formatLocalDate } from '../ui/time';
import { daysAhead } from './criteria';

interface Props {
  /** Today at the place. */
  today: string;
  date: string;
  onDate: (date: string) => void;
}

const weeksShown = 4;

/** Four weeks as a picture. Arrows walk over the days, Page Up and Page Down over four weeks, Enter chooses. */
export function DayGrid({ today, date, onDate }: Props) {
  const t = useTranslations('search');
  const last = addDays(today, daysAhead);
  const [at, setAt] = useState(date < today ? today : date);
  const [first, setFirst] = useState(() => pageOf(today, at));
  const grid = useRef<HTMLDivElement>(null);
  const days = Array.from({ length: weeksShown * 7 }, (_, index) => addDays(first, index));
  const end = days.at(-1) ?? first;
  const go = (to: string) => {
    const day = to < today ? today : to > last ? last : to;
    setAt(day);
    if (day < first || day > end) setFirst(pageOf(today, day));
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus());
  };
  const turn = (pages: number) => {
    const next = addDays(first, pages * weeksShown * 7);
    setFirst(next);
    setAt(next < today ? today : next);
  };
  const onKey = (event: KeyboardEvent) => {
    const days = step(event);
    if (days === null) return;
    event.preventDefault();
    go(addDays(at, days));
  };
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-1">
        <p aria-live="polite" className="grow text-14 font-control">
          {months(days.filter((day) => day >= today))}
        </p>
        <Turn name={t('day.earlier')} icon="back" off={first <= today} onPress={() => turn(-1)} />
        <Turn name={t('day.later')} icon="next" off={end >= last} onPress={() => turn(1)} />
      </div>
      <div aria-hidden="true" className="grid grid-cols-7 text-center text-12 text-ink-3">
        {days.slice(0, 7).map((day) => (
          <span key={day}>{formatLocalDate(day, { weekday: 'short' })}</span>
        ))}
      </div>
      <div ref={grid} role="group" aria-label={t('day.label')} onKeyDown={onKey} className="grid grid-cols-7 gap-1">
        {days.map((day) => (
          <Day
            key={day}
            {...{ day, today, last }}
            chosen={day === date}
            reachable={day === at}
            onPress={() => onDate(day)}
          />
        ))}
      </div>
    </div>
  );
}

// Weeks begin on Monday; ISO's own day of the week, as everywhere else here.
const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

function pageOf(today: string, day: string): string {
  const monday = addDays(today, -weekday(today));
  const days = (Date.parse(day) - Date.parse(monday)) / 86_400_000;
  return addDays(monday, Math.floor(days / (weeksShown * 7)) * weeksShown * 7);
}

function step(event: KeyboardEvent): number | null {
  const mirrored = document.documentElement.dir === 'rtl' ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowRight: mirrored,
    ArrowLeft: -mirrored,
    ArrowDown: 7,
    ArrowUp: -7,
    PageDown: weeksShown * 7,
    PageUp: -weeksShown * 7,
  };
  return steps[event.key] ?? null;
}

/** "November – December 2026", in the reader's way of writing ranges. */
function months(days: string[]): string {
  const format = new Intl.DateTimeFormat(readersTag(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.formatRange(new Date(days[0] ?? 0), new Date(days.at(-1) ?? 0));
}

interface DayProps {
  day: string;
  today: string;
  last: string;
  chosen: boolean;
  reachable: boolean;
  onPress: () => void;
}

function Day({ day, today, last, chosen, reachable, onPress }: DayProps) {
  const off = day < today || day > last;
  const look = chosen
    ? 'bg-ink text-surface'
    : off
      ? 'text-ink-3 opacity-50'
      : `hover:bg-sunken ${weekday(day) > 4 ? 'bg-bg' : 'bg-surface'} border border-line`;
  return (
    <button
      type="button"
      data-day={day}
      aria-pressed={chosen}
      aria-current={day === today ? 'date' : undefined}
      aria-label={formatLocalDate(day, { weekday: 'long', day: 'numeric', month: 'long' })}
      disabled={off}
      tabIndex={reachable ? 0 : -1}
      onClick={onPress}
      className={`num grid h-11 min-w-9 place-items-center rounded-control text-14 font-control ${look}`}
    >
      <span className={day === today ? 'underline decoration-2 underline-offset-4' : ''}>{Number(day.slice(8))}</span>
    </button>
  );
}

function Turn({
  name,
  icon,
  off,
  onPress,
}: {
  name: string;
  icon: 'back' | 'next';
  off: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-disabled={off || undefined}
      onClick={() => !off && onPress()}
      className="grid size-11 place-items-center rounded-control hover:bg-sunken aria-disabled:opacity-40"
    >
      <Icon name={icon} className="size-5 rtl:-scale-x-100" />
    </button>
  );
}
