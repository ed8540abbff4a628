import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import type { Place } from '../bookings/useBooking';
import { StatusBadge } from '../ui/Badge';
import { CourtDrawing } from '../ui/CourtDrawing';
import { Qr } from '../ui/Qr';
import { formatDay, formatFullDay, formatSpan, zoneName } from '../ui/time';
import { spelled } from './code';
import { CopyCode } from './CopyCode';
import { type Phase, validityOf } from './phase';

interface Props {
  booking: Booking;
  place: Place;
  phase: Phase;
  /** Who booked, if this page knows. */
  name: string | null;
}

/** What is shown at the door. Only while it is worth something does it wear the highlighter. */
export function BookingTicket({ booking, place, phase, name }: Props) {
  const t = useTranslations('manage.ticket');
  const over = validityOf(phase) === 'over';
  return (
    <section
      aria-label={t('label')}
      className="grid grid-cols-[minmax(0,1fr)] overflow-hidden rounded-sheet border border-line bg-surface shadow-2 tablet:grid-cols-[minmax(0,1fr)_auto] print:break-inside-avoid print:shadow-none"
    >
      <div className="min-w-0">
        <div className={`h-34 overflow-hidden max-tablet:hidden print:hidden ${over ? 'opacity-60 grayscale' : ''}`}>
          <CourtDrawing
            kind={booking.place?.fieldType ?? null}
            seed={booking.resourceId}
            shape="banner"
            className="size-full"
          />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5 p-5 tablet:p-6">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className={`num text-22 font-heading tablet:text-28 ${over ? 'text-ink-2 line-through' : ''}`}>
              {formatDay(booking.start, place.zone)}, {formatSpan(booking.start, booking.end, place.zone)}
            </p>
            <StatusBadge status={booking.status} />
          </div>
          <Facts booking={booking} place={place} name={name} />
        </div>
      </div>
      <Stub booking={booking} phase={phase} />
    </section>
  );
}

function Facts({ booking, place, name }: Omit<Props, 'phase'>) {
  const t = useTranslations('manage.ticket');
  const many = booking.units > 1 ? t('units', { count: booking.units }) : null;
  return (
    <dl className="grid grid-cols-1 gap-4 min-[26rem]:grid-cols-2 desktop:grid-cols-3">
      <Fact label={t('where')} value={place.name} note={place.address} className="max-desktop:col-span-full" />
      {name ? (
        <Fact label={t('bookedBy')} value={name} note={[booking.serviceName, many].filter(Boolean).join(', ')} />
      ) : (
        booking.serviceName && <Fact label={t('what')} value={booking.serviceName} note={many} />
      )}
      <Fact label={t('zone')} value={zoneName(place.zone)} note={<OwnTime booking={booking} zone={place.zone} />} />
      {booking.notes && <Fact label={t('notes')} value={booking.notes} className="col-span-full" />}
    </dl>
  );
}

interface FactProps {
  label: string;
  value: string;
  note?: React.ReactNode;
  className?: string;
}

function Fact({ label, value, note, className = '' }: FactProps) {
  return (
    <div className={`min-w-0 ${className}`}>
      <dt className="text-13 text-ink-2">{label}</dt>
      <dd className="font-control break-words">{value}</dd>
      {note && <dd className="text-14 break-words text-ink-2">{note}</dd>}
    </div>
  );
}

/** The reader's own clock is told only where it differs from the venue's. */
function OwnTime({ booking, zone }: { booking: Booking; zone: string }) {
  const t = useTranslations('manage.ticket');
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const span = formatSpan(booking.start, booking.end, own);
  if (span === formatSpan(booking.start, booking.end, zone)) return t('sameZone');
  return <span className="num">{t('yourTime', { day: formatFullDay(booking.start, own), span })}</span>;
}

const stubs = {
  valid: 'border-on-yours bg-yours text-on-yours forced-color-adjust-none [print-color-adjust:exact]',
  held: 'border-yours-edge bg-yours-tint text-ink',
  used: 'border-line-strong bg-sunken text-ink-2',
  lost: 'hatched border-line-strong text-ink-2',
  over: 'hatched border-line-strong text-ink-2',
} as const;
const heldHints = { unpaid: 'afterPaying', confirming: 'soonValid', asked: 'afterYes' } as const;
const hints = { valid: 'showAtDoor', used: 'used', lost: 'afterPaying', over: 'noLongerValid' } as const;

function Stub({ booking, phase }: { booking: Booking; phase: Phase }) {
  const t = useTranslations('manage.ticket');
  const validity = validityOf(phase);
  const code = spelled(booking.confirmationCode);
  const hint = validity === 'held' ? heldHints[phase as keyof typeof heldHints] : hints[validity];
  return (
    <div
      className={`flex flex-wrap items-center gap-4 border-dashed p-5 max-tablet:border-t-2 tablet:flex-col tablet:justify-center tablet:border-s-2 tablet:px-14 tablet:py-6 ${stubs[validity]}`}
    >
      {validity === 'valid' && (
        <Qr text={booking.confirmationCode} label={t('qr', { code })} className="size-24 shrink-0 tablet:size-37" />
      )}
      <div className="grid min-w-0 justify-items-start gap-0.5 tablet:w-37">
        <p className="text-12">{t('code')}</p>
        <p className={`num text-22 font-heading tracking-wide select-all ${validity === 'over' ? 'line-through' : ''}`}>
          {code}
        </p>
        <p className="text-12">{t(hint)}</p>
        {(validity === 'valid' || validity === 'held') && <CopyCode code={booking.confirmationCode} />}
      </div>
    </div>
  );
}
