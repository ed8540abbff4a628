import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import type { Place } from '../bookings/useBooking';
import { PageTitle } from '../ui/PageTitle';
import { formatTime } from '../ui/time';
import type { Phase } from './phase';
import { dayName, nearness } from './when';

interface Props {
  booking: Booking;
  place: Place;
  phase: Phase;
  now: number;
}

/** The page's first sentence: what is, for the one who booked. The highlighter marks the time that is theirs. */
export function Headline({ booking, place, phase, now }: Props) {
  const t = useTranslations('manage.headline');
  const title = useTitleWords({ booking, place, phase, now });
  if (phase === 'booked' || phase === 'capturing') {
    return <PageTitle title={title}>{t.rich('on', { ...onWords({ booking, place, now }), time: marked })}</PageTitle>;
  }
  if (phase === 'running') {
    const until = formatTime(booking.end, place.zone);
    return <PageTitle title={title}>{t.rich('running', { until, time: marked })}</PageTitle>;
  }
  return <PageTitle title={title} />;
}

const marked = (chunks: React.ReactNode) => <mark className="num yours-mark">{chunks}</mark>;

function onWords({ booking, place, now }: Pick<Props, 'booking' | 'place' | 'now'>) {
  return {
    kind: (booking.place?.kind ?? 'court') === 'court' ? 'court' : 'other',
    when: nearness(booking.start, place.zone, now),
    day: dayName(booking.start, place.zone, now),
    at: formatTime(booking.start, place.zone),
  };
}

function useTitleWords({ booking, place, phase, now }: Props): string {
  const t = useTranslations('manage.headline');
  switch (phase) {
    case 'booked':
    case 'capturing':
      return t.markup('on', { ...onWords({ booking, place, now }), time: (chunks) => chunks });
    case 'running':
      return t.markup('running', { until: formatTime(booking.end, place.zone), time: (chunks) => chunks });
    case 'over':
      return t('over', { day: dayName(booking.start, place.zone, now), time: formatTime(booking.start, place.zone) });
    case 'cancelledByPlace':
    case 'asked':
    case 'refused':
    case 'notAnswered':
      return t(phase, { place: booking.provider.name });
    default:
      return t(phase);
  }
}
