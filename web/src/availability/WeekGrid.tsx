import { type CSSProperties, type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { formatLocalDate, zoneName } from '../ui/time';
import { moveBy, type Place } from './gridKeys';
import type { LiveSlot } from './shapes';
import { type CellState, SlotCell } from './SlotCell';
import { breaksAt, type ClockChange, isSkipped, type Row, type Week } from './week';

/** What stands where no slot is: nothing, a dash for what is over, a word for an hour that does not exist. */
export type Empty = 'closed' | 'over';

export interface SlotsProps {
  week: Week;
  zone: string;
  today: string;
  /** The day that is looked at. */
  day: string;
  change: ClockChange | null;
  stateOf: (slot: LiveSlot) => CellState;
  untilOf: (slot: LiveSlot) => string | undefined;
  emptyAt: (day: string, row: Row) => Empty;
  onDay: (day: string) => void;
  onPress: (slot: LiveSlot) => void;
}

interface Props extends SlotsProps {
  onWeek: (step: -1 | 1) => void;
  onGiveBack: () => void;
}

const columns = 'grid grid-cols-[3.25rem_repeat(var(--days),minmax(0,1fr))] gap-1';

/** One tab stop; arrows move by hour and day, Home and End to the day's ends, Ctrl+Home to the first free slot. */
export function WeekGrid(props: Props) {
  const { week, zone, onDay, onWeek, onGiveBack } = props;
  const t = useTranslations('court');
  const { days, rows } = week;
  const grid = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const breaks = useMemo(() => breaksAt(week), [week]);
  const has = useCallback(({ column, row }: Place) => slotAt(week, column, row) !== undefined, [week]);
  const firstFree = useMemo(() => firstPlace(week, (slot) => slot.state === 'free'), [week]);
  const inGrid = focused !== null && has(placeOf(focused));
  const tabStop = inGrid ? focused : keyOf(firstFree ?? firstPlace(week, () => true));

  const onFocus = useCallback(
    (key: string) => {
      setFocused(key);
      const day = days[placeOf(key).column];
      if (day !== undefined) onDay(day);
    },
    [days, onDay],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = (event.target as HTMLElement).dataset.place;
    if (key === undefined || event.altKey || event.metaKey) return;
    const field = { columns: days.length, rows: rows.length, has, firstFree, mirrored: document.dir === 'rtl' };
    const move = moveBy(event, placeOf(key), field);
    if (move === null) return;
    event.preventDefault();
    if (move.kind === 'week') onWeek(move.step);
    else if (move.kind === 'give-back') onGiveBack();
    else grid.current?.querySelector<HTMLElement>(`[data-place="${keyOf(move.place)}"]`)?.focus();
  };

  return (
    <div
      role="grid"
      ref={grid}
      aria-label={t('grid.label', { zone: zoneName(zone) })}
      onKeyDown={onKeyDown}
      style={{ '--days': days.length } as CSSProperties}
      className="grid gap-[3px]"
    >
      <div role="row" className={columns}>
        <span role="columnheader" className="self-end pb-1 text-12 text-ink-3">
          {zoneName(zone)}
        </span>
        {days.map((day) => (
          <DayHead key={day} {...props} column={day} />
        ))}
      </div>
      {rows.map((row, line) => (
        <div role="row" key={row.key} className={`${columns} ${breaks.has(row.key) ? 'mt-1.5' : ''}`}>
          <span role="rowheader" className="num flex items-center text-12 text-ink-3">
            {row.again ? t('slot.againShort', { time: row.time }) : row.time}
          </span>
          {days.map((day, column) => (
            <Cell
              key={day}
              {...props}
              cellDay={day}
              row={row}
              place={keyOf({ column, row: line })}
              isTabStop={keyOf({ column, row: line }) === tabStop}
              onFocus={onFocus}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

const slotAt = (week: Week, column: number, line: number): LiveSlot | undefined => {
  const [day, row] = [week.days[column], week.rows[line]];
  return day !== undefined && row !== undefined ? week.at(day, row) : undefined;
};

const keyOf = (place: Place | null): string => (place === null ? '' : `${place.column}-${place.row}`);

function placeOf(key: string): Place {
  const [column = -1, row = -1] = key.split('-').map(Number);
  return { column, row };
}

/** By time: the first day that has one, and its earliest. */
function firstPlace(week: Week, fits: (slot: LiveSlot) => boolean): Place | null {
  for (let column = 0; column < week.days.length; column++)
    for (let row = 0; row < week.rows.length; row++) {
      const slot = slotAt(week, column, row);
      if (slot !== undefined && fits(slot)) return { column, row };
    }
  return null;
}

interface CellProps extends Props {
  cellDay: string;
  row: Row;
  place: string;
  isTabStop: boolean;
  onFocus: (place: string) => void;
}

function Cell({ week, cellDay, row, place, isTabStop, onFocus, ...rest }: CellProps) {
  const slot = week.at(cellDay, row);
  if (slot === undefined) return <NoSlot {...rest} cellDay={cellDay} row={row} />;
  return (
    <SlotCell
      role="gridcell"
      slot={slot}
      state={rest.stateOf(slot)}
      until={rest.untilOf(slot)}
      zone={rest.zone}
      again={row.again}
      place={place}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onPress={rest.onPress}
    />
  );
}

type NoSlotProps = Pick<CellProps, 'change' | 'emptyAt' | 'cellDay' | 'row'>;

function NoSlot({ change, emptyAt, cellDay, row }: NoSlotProps) {
  const t = useTranslations('court');
  if (isSkipped(change, cellDay, row.time)) {
    return (
      <span role="gridcell" className="flex items-center justify-center text-12 text-ink-3">
        {t('clock.skipped')}
      </span>
    );
  }
  const over = emptyAt(cellDay, row) === 'over';
  return (
    <span role="gridcell" className="flex items-center justify-center">
      <span className="sr-only">{over ? t('slot.over') : t('slot.closed')}</span>
      {over && <span aria-hidden="true" className="h-[1.5px] w-2.5 bg-line-strong opacity-55" />}
    </span>
  );
}

function DayHead({ column, week, day, today }: Props & { column: string }) {
  const t = useTranslations('court');
  const slots = week.on(column);
  const free = slots.filter((slot) => slot.state === 'free').length;
  const on = column === day;
  const below = slots.length === 0 ? t('day.closed') : t('day.free', { count: free });
  return (
    <span
      role="columnheader"
      aria-current={on ? 'date' : undefined}
      className={`num grid justify-items-center rounded-control py-1 ${on ? 'bg-ink text-surface' : ''}`}
    >
      <b className="text-14 font-heading">
        <span className="sr-only">{formatLocalDate(column, { weekday: 'long', day: 'numeric', month: 'long' })}</span>
        <span aria-hidden="true">{formatLocalDate(column, { weekday: 'short', day: 'numeric' })}</span>
      </b>
      <small className={`text-12 ${on ? 'opacity-85' : 'text-ink-3'}`}>
        {column === today ? t('day.today') : below}
      </small>
    </span>
  );
}
