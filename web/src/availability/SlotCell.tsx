import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/Icon';
import { formatMoney } from '../ui/money';
import { formatFullDay, formatSpan, formatTime } from '../ui/time';
import { endsNextDay, type LiveSlot } from './shapes';

/** How a slot stands with this reader. `mine` is held by them, `booked-by-me` is what became of it. */
export type CellState = 'free' | 'chosen' | 'mine' | 'booked-by-me' | 'held' | 'booked' | 'just-taken';

// The second pixel of the edge lies inside: a cell that changes its state keeps its size to the pixel.
const yours = 'border-yours-edge bg-yours text-on-yours font-heading inset-ring inset-ring-yours-edge';

const looks: Record<CellState, string> = {
  free: 'border-court-line text-court font-control hover:border-court hover:bg-court-tint-2',
  chosen: yours,
  mine: yours,
  'booked-by-me': yours,
  held: 'border-dashed border-line-strong bg-surface text-ink-2',
  booked: 'hatched border-transparent text-ink-3',
  'just-taken': 'border-clay bg-clay-tint text-clay font-control took',
};

interface Props {
  slot: LiveSlot;
  state: CellState;
  zone: string;
  /** When the reader's own hold ends. */
  until?: string | undefined;
  /** On a phone the time stands in the cell itself; `again` is an hour that comes twice. */
  withTime?: boolean;
  again?: boolean;
  tabIndex?: number;
  role?: 'gridcell';
  place?: string;
  onPress: (slot: LiveSlot) => void;
  onFocus?: (place: string) => void;
}

/** One time, named in full for those who hear it. What is taken can be reached as well: pressing it tells what is near. */
export const SlotCell = memo(function SlotCell(props: Props) {
  const { slot, state, zone, until, withTime = false, again = false, tabIndex, role, place, onPress, onFocus } = props;
  const name = useSlotName()(slot, state, zone, until, again);
  const isChoice = state === 'chosen';
  const ground = state !== 'free' ? '' : slot.tier === 'peak' ? 'bg-court-tint' : 'bg-surface';
  const size = withTime ? 'min-h-[54px] flex-col py-1 text-13' : 'min-h-[31px] text-13';
  return (
    <button
      type="button"
      role={role}
      tabIndex={tabIndex}
      data-place={place}
      aria-label={name}
      aria-selected={role === 'gridcell' ? isChoice : undefined}
      aria-pressed={role === undefined ? isChoice : undefined}
      data-chosen={isChoice || undefined}
      onClick={() => onPress(slot)}
      onFocus={place === undefined ? undefined : () => onFocus?.(place)}
      className={`num flex w-full items-center justify-center gap-1 rounded-cell border px-0.5 ${looks[state]} ${ground} ${size}`}
    >
      {withTime && <CellTime slot={slot} zone={zone} again={again} struck={state === 'booked'} />}
      <CellText slot={slot} state={state} zone={zone} until={until} withTime={withTime} />
    </button>
  );
});

/** In full: "Thursday 26 November, 18:00 to 19:00, free, €27.30, peak". */
export function useSlotName() {
  const t = useTranslations('court');
  const spanWords = useSpanWords();
  return (slot: LiveSlot, state: CellState, zone: string, until?: string, again = false): string => {
    const day = formatFullDay(slot.start, zone);
    const hours = spanWords(slot, zone);
    const span = again ? t('slot.again', { time: hours }) : hours;
    const price = formatMoney(slot.price);
    const tier = slot.tier === 'off-peak' ? 'offPeak' : (slot.tier ?? 'standard');
    switch (state) {
      case 'free':
        return t('slot.name.free', { day, span, price, tier });
      case 'chosen':
        return t('slot.name.chosen', { day, span, price, tier });
      case 'mine':
        return t('slot.name.mine', { day, span, until: until === undefined ? '' : formatTime(until, zone) });
      case 'booked-by-me':
        return t('slot.name.bookedByMe', { day, span });
      case 'held':
        return t('slot.name.held', { day, span });
      case 'booked':
        return t('slot.name.booked', { day, span });
      case 'just-taken':
        return t('slot.name.justTaken', { day, span });
    }
  };
}

/** "23:30 to 00:30 the next day" */
function useSpanWords() {
  const t = useTranslations('court');
  return ({ start, end }: Pick<LiveSlot, 'start' | 'end'>, zone: string): string => {
    const span = formatSpan(start, end, zone);
    return endsNextDay(start, end, zone) ? t('slot.nextDay', { span }) : span;
  };
}

function CellTime({ slot, zone, again, struck }: Pick<Props, 'slot' | 'zone'> & { again: boolean; struck: boolean }) {
  const t = useTranslations('court');
  const time = formatTime(slot.start, zone);
  return (
    <span className={`text-16 font-control ${struck ? 'line-through' : ''}`}>
      {again ? t('slot.againShort', { time }) : time}
    </span>
  );
}

const small = 'size-4';

function CellText({ slot, state, zone, until, withTime = false }: TextProps) {
  const t = useTranslations('court');
  switch (state) {
    case 'free':
      return (
        <span>
          {formatMoney(slot.price)}
          <TierMark tier={slot.tier} />
        </span>
      );
    case 'chosen':
      return (
        <span className="flex items-center gap-1">
          <Icon name="check" className={small} /> {formatMoney(slot.price)}
        </span>
      );
    case 'mine':
      return (
        <span className="flex items-center gap-1">
          <Icon name="lock" className={small} />
          {until === undefined ? t('slot.yours') : t('slot.until', { time: formatTime(until, zone) })}
        </span>
      );
    case 'booked-by-me':
      return (
        <span className="flex items-center gap-1">
          <Icon name="check" className={small} /> {t('slot.yours')}
        </span>
      );
    case 'held':
      return (
        <span className="flex items-center gap-1">
          <Icon name="hourglass" className={small} /> {t('slot.held')}
        </span>
      );
    case 'just-taken':
      return <span>{t('slot.justTaken')}</span>;
    case 'booked':
      return withTime ? <span>{t('slot.booked')}</span> : null;
  }
}

type TextProps = Pick<Props, 'slot' | 'state' | 'zone' | 'until' | 'withTime'>;

/** Beside a price; the word for it is in the cell's name and in the legend. */
export function TierMark({ tier }: { tier: LiveSlot['tier'] }) {
  if (tier === 'peak') return <span className="text-[0.6875rem] text-clay"> ▴</span>;
  if (tier === 'off-peak') return <span className="text-[0.6875rem] text-grass"> ▾</span>;
  return null;
}
