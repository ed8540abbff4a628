import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';
import { Icon } from '../ui/Icon';
import { Popover } from '../ui/Popover';
import { Download } from './Download';
import { googleCalendar, outlookCalendar } from './elsewhere';

const primary =
  'inline-flex min-h-11 w-full items-center justify-center gap-2 rounded-control bg-court-fill px-4 text-15 ' +
  'font-control text-on-fill hover:bg-court-fill-hover';

/** One press opens the ways; a file for any calendar, links for the two that most people have. */
export function CalendarMenu({ booking, token }: { booking: Booking; token: string | null }) {
  const t = useTranslations('manage.actions');
  const face = (
    <>
      <Icon name="calendar" /> {t('calendar')} <Icon name="down" className="size-4" />
    </>
  );
  return (
    <div className="max-tablet:col-span-full">
      <Popover face={face} className={primary} panelClassName="start-0 end-auto!">
        {() => (
          <ul className="grid gap-0.5">
            <li className="grid">
              <Download
                file={{ url: booking.calendarUrl, name: `holdfast-${booking.confirmationCode}.ics` }}
                token={token}
                className="justify-start! border-0! bg-transparent! px-3! hover:bg-sunken!"
              >
                <Icon name="download" className="size-5 text-ink-2" /> {t('calendarFile')}
              </Download>
            </li>
            <li>
              <Outward href={googleCalendar(booking)}>{t('google')}</Outward>
            </li>
            <li>
              <Outward href={outlookCalendar(booking)}>{t('outlook')}</Outward>
            </li>
          </ul>
        )}
      </Popover>
    </div>
  );
}

function Outward({ href, children }: { href: string; children: string }) {
  const t = useTranslations('manage.actions');
  return (
    <a href={href} target="_blank" rel="noreferrer" className="menu-item font-control">
      <Icon name="arrow" className="size-5 text-ink-2" /> {children}
      <span className="sr-only">, {t('newTab')}</span>
    </a>
  );
}
