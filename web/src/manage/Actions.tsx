import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import type { Place } from '../bookings/useBooking';
import { announce } from '../ui/announce';
import { Button, ButtonLink } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { formatFullDay, formatSpan } from '../ui/time';
import { CalendarMenu } from './CalendarMenu';
import { CancelBooking } from './CancelBooking';
import { changeLink } from './change/link';
import { canCopy, copyText } from './copyText';
import { Download } from './Download';
import { directions } from './elsewhere';
import { PassOn } from './PassOn';
import { mayCancel, mayChange, mayPassOn, type Phase, validityOf } from './phase';

interface Props {
  booking: Booking;
  place: Place;
  phase: Phase;
  token: string | null;
}

/** One primary act for each phase; the quiet ones beside it. */
export function Actions({ booking, place, phase, token }: Props) {
  const t = useTranslations('manage.actions');
  const isValid = validityOf(phase) === 'valid';
  return (
    <section
      aria-label={t('label')}
      className="grid gap-2.5 grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] tablet:flex tablet:flex-wrap print:hidden"
    >
      <Primary booking={booking} phase={phase} token={token} />
      {isValid && (
        <OutwardButton href={directions(booking)}>
          <Icon name="route" /> {t('directions')}
        </OutwardButton>
      )}
      {booking.payment.captured.amount > 0 && (
        <Download
          file={{ url: booking.receiptUrl, name: `holdfast-${booking.confirmationCode}-receipt.pdf` }}
          token={token}
        >
          <Icon name="file" /> {t('receipt')}
        </Download>
      )}
      {isValid && <Share booking={booking} place={place} />}
      {isValid && (
        <Button look="quiet" className="max-tablet:hidden" onClick={() => window.print()}>
          <Icon name="file" /> {t('print')}
        </Button>
      )}
      {mayChange(phase) && (
        <ButtonLink look="quiet" to={changeLink(booking)}>
          <Icon name="calendar" /> {t('changeTime')}
        </ButtonLink>
      )}
      {mayPassOn(phase) && <PassOn booking={booking} token={token} />}
      {mayCancel(phase) && <CancelBooking booking={booking} token={token} />}
    </section>
  );
}

function Primary({ booking, phase, token }: Omit<Props, 'place'>) {
  const t = useTranslations('manage.actions');
  switch (phase) {
    case 'unpaid':
      return <ButtonLink to={`/pay/${booking.id}`}>{t('pay')}</ButtonLink>;
    case 'declined':
      return <ButtonLink to={`/pay/${booking.id}`}>{t('tryAnotherCard')}</ButtonLink>;
    case 'booked':
    case 'capturing':
      return <CalendarMenu booking={booking} token={token} />;
    case 'running':
    case 'confirming':
    case 'asked':
      return null;
    default:
      return <ButtonLink to={`/courts/${booking.resourceId}`}>{t('bookAgain')}</ButtonLink>;
  }
}

function OutwardButton({ href, children }: { href: string; children: ReactNode }) {
  const t = useTranslations('manage.actions');
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-11 items-center justify-center gap-2 rounded-control border border-line-strong bg-surface px-4 text-15 font-control text-ink hover:bg-sunken"
    >
      {children}
      <span className="sr-only">, {t('newTab')}</span>
    </a>
  );
}

/** When and where, and the place's page: never the link that opens the booking. */
function Share({ booking, place }: { booking: Booking; place: Place }) {
  const t = useTranslations('manage.actions');
  const url = new URL(`/courts/${booking.resourceId}`, location.origin).href;
  const text = t('shareText', {
    what: place.name,
    when: `${formatFullDay(booking.start, place.zone)}, ${formatSpan(booking.start, booking.end, place.zone)}`,
    where: place.address,
  });
  const canShare = 'share' in navigator;
  if (!canShare && !canCopy()) return null;
  const share = async () => {
    if (!canShare) {
      if (await copyText(`${text}\n${url}`)) announce(t('shared'));
      return;
    }
    await navigator.share({ text, url }).catch((error: unknown) => {
      // Closed without choosing anyone.
      if (!(error instanceof DOMException)) throw error;
    });
  };
  return (
    <Button look="quiet" onClick={() => void share()}>
      <Icon name="share" /> {t('share')}
    </Button>
  );
}
