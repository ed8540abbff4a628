import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import { formatTime } from '../ui/time';
import { isPaidThere, type Phase } from './phase';

interface Props {
  booking: Booking;
  zone: string;
  phase: Phase;
  /** Where its mails go, if this page knows. */
  email: string | null;
  now: number;
}

// For so long a mail may still be under way.
const freshMs = 10 * 60_000;

/** One sentence below the headline: what is done, and what it means. */
export function Lead({ booking, zone, phase, email, now }: Props) {
  const t = useTranslations('manage.lead');
  const words = (): string => {
    switch (phase) {
      case 'asked': {
        const until = booking.expiresAt ? formatTime(booking.expiresAt, zone) : '';
        return t(isPaidThere(booking) ? 'askedVenue' : 'asked', { place: booking.provider.name, until });
      }
      case 'refused':
        return t('refused', { place: booking.provider.name });
      case 'booked': {
        if (isPaidThere(booking)) return t('bookedVenue');
        const confirmed = booking.history.findLast(({ to }) => to === 'confirmed');
        const isFresh = confirmed !== undefined && now - Date.parse(confirmed.at) < freshMs;
        if (email === null) return t(isFresh ? 'paidFreshAccount' : 'paidAccount');
        return t(isFresh ? 'paidFresh' : 'paid', { email });
      }
      case 'confirming':
        return t('confirming', { place: booking.provider.name });
      case 'unpaid':
        return booking.expiresAt && Date.parse(booking.expiresAt) > now
          ? t('unpaid', { until: formatTime(booking.expiresAt, zone) })
          : t('unpaidOpen');
      case 'cancelledByYou':
        return t('cancelled');
      default:
        return t(phase);
    }
  };
  return <p className="text-16 text-ink-2">{words()}</p>;
}
