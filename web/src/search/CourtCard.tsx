import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { CourtDrawing } from '../ui/CourtDrawing';
import { DayRibbon } from '../ui/DayRibbon';
import { Icon } from '../ui/Icon';
import { formatMoney } from '../ui/money';
import { formatLocalDate } from '../ui/time';
import { formatDistance, walkMinutes } from './distance';
import { type Found, type FoundSlot, isFreeAt, nearestFree, priceAt } from './found';
import { factsOf } from './facts';
import { fieldTypeName } from './places';

interface Props {
  court: Found;
  date: string;
  time: string | null;
  minutes: number;
  /** Its pin is looked at, or the card itself. */
  marked: boolean;
  onMark: (id: string | null) => void;
}

export function courtLink(court: Found, date: string, minutes: number, slot?: FoundSlot): string {
  const params = new URLSearchParams({ date });
  if (slot) params.set('start', slot.start);
  if (minutes !== 60) params.set('minutes', String(minutes));
  return `/courts/${court.id}?${params.toString()}`;
}

export function CourtCard({ court, date, time, minutes, marked, onMark }: Props) {
  const t = useTranslations('search');
  const facts = factsOf(court.attributes);
  return (
    <article
      id={`court-${court.id}`}
      aria-labelledby={`name-${court.id}`}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onMark(court.id)}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onMark(null)}
      onFocus={() => onMark(court.id)}
      className={`relative grid scroll-mt-20 grid-cols-[min(5.75rem,26vw)_minmax(0,1fr)] overflow-hidden rounded-card border bg-surface tablet:grid-cols-[7.25rem_minmax(0,1fr)] ${
        marked ? 'border-ink ring-1 ring-ink' : 'border-line hover:border-line-strong'
      }`}
    >
      <CourtDrawing
        kind={court.fieldType}
        seed={court.id}
        indoor={court.attributes.indoor === true}
        className="absolute inset-y-0 start-0 h-full w-[min(5.75rem,26vw)] tablet:w-29"
      />
      <div className="col-start-2 grid grid-cols-[minmax(0,1fr)] gap-px px-3 py-2.5 tablet:px-4 tablet:pt-2.75 tablet:pb-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 tablet:flex-nowrap">
          <h3 id={`name-${court.id}`} className="min-w-0 text-15 break-words">
            <Link to={courtLink(court, date, minutes)} className="after:absolute after:inset-0">
              {court.name}
            </Link>
          </h3>
          <Price court={court} time={time} />
        </div>
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-13 text-ink-2">
          <Away metres={court.metres} />
          <span className="num text-ink-3">{t('card.allIn', { minutes })}</span>
        </div>
        <p className="flex flex-wrap gap-x-1.5 text-13 text-ink-2">
          {[fieldTypeName(court.fieldType), ...facts].map((fact, at) => (
            <Fact key={fact} first={at === 0}>
              {fact}
            </Fact>
          ))}
        </p>
        <div className="mt-2 grid gap-2.5 grid-cols-[minmax(0,1fr)] desktop:flex desktop:items-end desktop:gap-4">
          <Ribbon court={court} date={date} time={time} />
          <Starts court={court} date={date} time={time} minutes={minutes} />
        </div>
      </div>
    </article>
  );
}

const Fact = ({ first, children }: { first: boolean; children: ReactNode }) => (
  <span className="flex items-center gap-1.5">
    {!first && <span aria-hidden="true" className="size-0.75 rounded-pill bg-ink-3" />}
    {children}
  </span>
);

function Price({ court, time }: Pick<Props, 'court' | 'time'>) {
  const t = useTranslations('search');
  const { price, exact } = priceAt(court, time);
  return (
    <p className="num shrink-0 text-15 font-heading tablet:text-16">
      {exact
        ? formatMoney(price)
        : t.rich('card.from', {
            price: formatMoney(price),
            small: (words) => <span className="text-12 font-text text-ink-3">{words}</span>,
          })}
    </p>
  );
}

function Away({ metres }: { metres: number }) {
  const t = useTranslations('search');
  const minutes = walkMinutes(metres);
  return (
    <span className="num">
      {formatDistance(metres)} {minutes !== null && <span className="text-ink-3">{t('card.walk', { minutes })}</span>}
    </span>
  );
}

function Ribbon({ court, date, time }: Pick<Props, 'court' | 'date' | 'time'>) {
  const t = useTranslations('search');
  const hours = court.slots
    .filter((slot) => slot.time.endsWith(':00'))
    .map((slot) => ({ ...slot, label: slot.time.slice(0, 2), yours: slot.free && slot.time === time }));
  if (hours.length === 0) return <p className="grow text-13 text-ink-3">{t('card.closed')}</p>;
  const label = t('card.ribbon', {
    name: court.name,
    day: formatLocalDate(date, { weekday: 'long' }),
    free: court.slots.filter((slot) => slot.free).length,
    all: court.slots.length,
  });
  return (
    <div className="min-w-0 grow">
      <DayRibbon hours={hours} label={label} axis />
    </div>
  );
}

const chip =
  'relative num grid min-h-10 min-w-14.5 grow place-items-center rounded-cell border px-2 text-13 font-control desktop:min-h-8 desktop:grow-0';

/** The asked time first, then what is nearest to it: each leads to the court with that slot chosen. */
function Starts({ court, date, time, minutes }: Pick<Props, 'court' | 'date' | 'time' | 'minutes'>) {
  const t = useTranslations('search');
  const taken = time !== null && court.slots.length > 0 && !isFreeAt(court, time);
  const starts = nearestFree(court, time, taken ? 2 : 3);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1.5 desktop:flex-nowrap">
      {taken && (
        <span className="num flex items-center gap-1 text-13 whitespace-nowrap text-ink-3">
          <Icon name="clock" className="size-4" />
          {t(court.slots.some((slot) => slot.time === time) ? 'card.taken' : 'card.notOffered', { time })}
        </span>
      )}
      {starts.map((slot) => (
        <Link
          key={slot.start}
          to={courtLink(court, date, minutes, slot)}
          aria-label={t('card.start', { time: slot.time, name: court.name, price: formatMoney(slot.price) })}
          className={`${chip} ${
            slot.time === time
              ? 'border-court-fill bg-court-fill text-on-fill hover:bg-court-fill-hover'
              : 'border-court-line bg-surface text-court hover:bg-court-tint'
          }`}
        >
          {slot.time}
        </Link>
      ))}
    </div>
  );
}
