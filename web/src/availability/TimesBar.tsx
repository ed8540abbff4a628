import { useTranslations } from 'use-intl';
import type { RealtimeAvailability } from '../realtime/useRealtimeAvailability';
import { Icon } from '../ui/Icon';
import { formatLocalRange } from '../ui/time';
import { Durations } from './Durations';
import { LiveMark } from './LiveMark';
import type { Service } from './shapes';
import type { View } from './useView';

interface Props {
  service: Service;
  duration: number;
  view: View;
  lastDay: string;
  live: RealtimeAvailability;
  onWeek: (step: -1 | 1) => void;
  onGo: (day: string) => void;
}

/** Which days, how long, and whether what is shown is live. */
export function TimesBar({ service, duration, view, lastDay, live, onWeek, onGo }: Props) {
  const t = useTranslations('court');
  const { days, today, phone } = view;
  const { durations } = service;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <h2 id="times" className="text-18 max-tablet:me-auto">
        {formatLocalRange(days.from, days.to)}
      </h2>
      <div className="flex gap-2">
        <WeekButton name={t('week.previous')} icon="back" off={days.from <= today} onPress={() => onWeek(-1)} />
        <WeekButton name={t('week.next')} icon="next" off={days.to >= lastDay} onPress={() => onWeek(1)} />
        <DateJump day={view.day} min={today} max={lastDay} onGo={onGo} />
      </div>
      {durations.length > 1 && (
        <Durations
          durations={durations}
          chosen={duration}
          onChoose={(minutes) =>
            view.change({ duration: minutes === service.durationMinutes ? null : String(minutes), start: null })
          }
        />
      )}
      {!phone && (
        <div className="ms-auto">
          <LiveMark connection={live.connection} />
        </div>
      )}
    </div>
  );
}

interface WeekButtonProps {
  name: string;
  icon: 'back' | 'next';
  off: boolean;
  onPress: () => void;
}

const square = 'grid size-11 place-items-center rounded-control border border-line-strong tablet:size-9';

function WeekButton({ name, icon, off, onPress }: WeekButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-disabled={off || undefined}
      onClick={() => !off && onPress()}
      className={`${square} hover:bg-sunken aria-disabled:opacity-40`}
    >
      <Icon name={icon} className="size-5" />
    </button>
  );
}

/** The browser's own calendar, behind a button of ours: it knows the reader's language and needs no script of ours. */
function DateJump({ day, min, max, onGo }: { day: string; min: string; max: string; onGo: (day: string) => void }) {
  const t = useTranslations('court');
  return (
    <label className={`${square} relative hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-focus`}>
      <Icon name="calendar" />
      <span className="sr-only">{t('week.jump')}</span>
      <input
        type="date"
        value={day}
        min={min}
        max={max}
        onChange={(event) => event.target.value !== '' && onGo(event.target.value)}
        onClick={(event) => event.currentTarget.showPicker()}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </label>
  );
}
