import { Problem } from '../api/problem';
import { placeOf } from '../bookings/useBooking';
import { BookingTicket } from '../manage/BookingTicket';
import { sampleBooking } from '../manage/sample';
import { MoneyState, StatusBadge, type BookingStatus } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Buttons, ChoicesShown, Dialogs, Fields, Floating } from './acts';
import { CourtDrawing } from '../ui/CourtDrawing';
import { DayRibbon, type RibbonHour } from '../ui/DayRibbon';
import { Empty } from '../ui/Empty';
import { ErrorPanel } from '../ui/ErrorPanel';
import { Icon } from '../ui/Icon';
import { type IconName, icons } from '../ui/icons';
import { PriceTag } from '../ui/PriceTag';
import { RefundLine } from '../ui/RefundLine';
import { Skeleton } from '../ui/Skeleton';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const zone = 'Europe/Madrid';
const statuses: BookingStatus[] = [
  'pending',
  'confirmed',
  'in_progress',
  'completed',
  'payment_failed',
  'cancelled',
  'no_show',
  'refunded',
];
const money = 'pending authorized captured partially_refunded refunded cancelled expired failed disputed lost'.split(
  ' ',
);

const hours: RibbonHour[] = Array.from({ length: 14 }, (_, index) => ({
  label: String(index + 8).padStart(2, '0'),
  free: index % 3 !== 0,
  tier: index < 8 ? 'off' : index < 10 ? 'standard' : 'peak',
  yours: index === 10,
}));

const row = 'flex flex-wrap items-center gap-3';

function Refused() {
  const problem = new Problem(503, { code: 'busy', correlationId: '4ddc95e032cea844fd312ae24bc253de' });
  return (
    <div className="grid gap-4 tablet:grid-cols-2">
      <ErrorPanel what="The times could not be loaded" error={problem} onRetry={() => undefined} />
      <Empty title="No bookings yet" action={<Button>Find a court</Button>}>
        Find a court near you.
      </Empty>
      <Skeleton label="Loading" rows={2} />
    </div>
  );
}

function Refunds() {
  const step = (until: string | null, amount: number) => ({ until, amount: euros(amount) });
  return (
    <div className="grid max-w-md gap-6">
      <RefundLine
        zone={zone}
        total={euros(3360)}
        steps={[step('2026-11-25T17:00:00Z', 3360), step('2026-11-26T15:00:00Z', 1680), step(null, 0)]}
      />
      <RefundLine zone={zone} total={euros(3360)} steps={[step('2026-11-26T15:00:00Z', 1680), step(null, 0)]} />
      <RefundLine zone={zone} total={euros(3360)} steps={[step(null, 0)]} />
    </div>
  );
}

function Tickets() {
  const booking = sampleBooking();
  return <BookingTicket booking={booking} place={placeOf(booking)} phase="booked" name="Lucía Marín" />;
}

export const sections: { name: string; Show: () => React.ReactNode }[] = [
  { name: 'Buttons', Show: Buttons },
  { name: 'Choices', Show: ChoicesShown },
  { name: 'Fields', Show: Fields },
  { name: 'Dialog and sheet', Show: Dialogs },
  { name: 'Toast and menu', Show: Floating },
  { name: 'Failed, empty, loading', Show: Refused },
  {
    name: 'States of a booking',
    Show: () => (
      <div className={row}>
        {statuses.map((status) => (
          <StatusBadge key={status} status={status} />
        ))}
      </div>
    ),
  },
  {
    name: 'Where the money is',
    Show: () => (
      <div className={row}>
        {money.map((status) => (
          <MoneyState key={status} status={status} />
        ))}
      </div>
    ),
  },
  {
    name: 'Prices',
    Show: () => (
      <div className={row}>
        <PriceTag price={euros(2730)} />
        <PriceTag price={euros(3150)} tier="peak" />
        <PriceTag price={{ amount: 1500, currency: 'KWD' }} tier="off" />
        <PriceTag price={{ amount: 4200, currency: 'JPY' }} was={{ amount: 5000, currency: 'JPY' }} />
      </div>
    ),
  },
  {
    name: 'Day ribbon',
    Show: () => (
      <div className="max-w-64">
        <DayRibbon hours={hours} label="Thursday: 9 of 14 hours free" axis />
      </div>
    ),
  },
  { name: 'Refund line', Show: Refunds },
  { name: 'Ticket', Show: Tickets },
  {
    name: 'Courts',
    Show: () => (
      <div className={row}>
        {['PADEL', 'TENNIS', 'FOOTBALL_5X5', 'ROOM'].flatMap((kind) =>
          ['a', 'b', 'c'].map((seed) => (
            <CourtDrawing
              key={kind + seed}
              kind={kind}
              seed={seed}
              indoor={seed === 'c'}
              className="size-30 rounded-card"
            />
          )),
        )}
      </div>
    ),
  },
  {
    name: 'Icons',
    Show: () => (
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
        {(Object.keys(icons) as IconName[]).map((name) => (
          <li key={name} className="flex items-center gap-2 text-13">
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
    ),
  },
];
