import { useTranslations } from 'use-intl';
import { Link } from 'react-router';
import type { Alternative } from '../api/problem';
import type { Money } from '../api/types';
import { Icon } from '../ui/Icon';
import { formatMoney } from '../ui/money';
import { formatDay, formatTime, localDate } from '../ui/time';
import { type Neighbour, sameMoment } from './shapes';

interface Props {
  /** The time that is gone. */
  start: string;
  zone: string;
  /** Free times here, nearest first. */
  here: Alternative[];
  /** Other places with a free time. */
  elsewhere: Neighbour[];
  chosen: string | null;
  onPick: (slot: Alternative) => void;
}

const look =
  'num inline-flex min-h-11 items-center gap-1.5 rounded-cell border px-3 text-14 font-control whitespace-nowrap';
const free = `${look} border-court-line bg-surface text-court hover:bg-court-tint`;
const mine = `${look} border-2 border-yours-edge bg-yours text-on-yours`;

/** Never a dead end: the nearest free times, here and at the neighbours. */
export function NearbyTimes({ start, zone, here, elsewhere, chosen, onPick }: Props) {
  const t = useTranslations('court');
  const when = (at: string) =>
    localDate(at, zone) === localDate(start, zone)
      ? formatTime(at, zone)
      : t('near.on', { day: formatDay(at, zone), time: formatTime(at, zone) });
  return (
    <ul className="flex flex-wrap gap-2 max-tablet:[&>li:nth-child(n+5)]:hidden">
      {here.map((one) => {
        const isMine = chosen !== null && sameMoment(one.start, chosen);
        return (
          <li key={one.start}>
            <button
              type="button"
              aria-pressed={isMine}
              onClick={() => !isMine && onPick(one)}
              className={isMine ? mine : free}
            >
              {isMine && <Icon name="check" className="size-4" />}
              {when(one.start)} <Price of={one.price} />
            </button>
          </li>
        );
      })}
      {elsewhere.map((one) => (
        <li key={one.court.id}>
          <Link to={addressOf(one)} className={free}>
            {t('near.elsewhere', { place: one.court.name, time: formatTime(one.start, one.court.timeZone) })}{' '}
            <Price of={one.price} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

// Four of them in a row on a phone; there the price is for the ear, and in the cell.
const Price = ({ of }: { of: Money }) => <span className="font-text max-tablet:sr-only">{formatMoney(of)}</span>;

const addressOf = ({ court, start, serviceId }: Neighbour) =>
  `/courts/${court.id}?${new URLSearchParams({ start, service: serviceId }).toString()}`;
