import { useTranslations } from 'use-intl';
import { NavLink, useLocation } from 'react-router';
import { useUser } from '../identity/session';
import { Icon, type IconName } from './Icon';

/** Pages that have a bar of their own at the bottom: two would cover half a phone. */
const withOwnBar = /^\/(courts|book|pay|continue|provider|bookings\/[^/]+\/change)(\/|$)/;

/** A phone's ways through the site, under the thumb. */
export function TabBar() {
  const t = useTranslations('common.nav');
  const user = useUser();
  const { pathname } = useLocation();
  if (withOwnBar.test(pathname)) return null;
  return (
    <nav
      aria-label={t('label')}
      className="tab-bar sticky bottom-0 z-20 border-t border-line bg-surface tablet:hidden print:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        <Tab to="/" icon="search" label={t('find')} />
        <Tab to={user ? '/my' : '/lookup'} icon="calendar" label={t('bookings')} />
        <Tab to={user ? '/account' : '/sign-in'} icon="user" label={t('account')} />
      </ul>
    </nav>
  );
}

function Tab({ to, icon, label }: { to: string; icon: IconName; label: string }) {
  return (
    <li>
      <NavLink
        to={to}
        end
        className={({ isActive }) =>
          `grid min-h-14 content-center justify-items-center gap-0.5 text-[0.6875rem]/4 font-control ${isActive ? 'text-court' : 'text-ink-2'}`
        }
      >
        <Icon name={icon} className="size-6" />
        {label}
      </NavLink>
    </li>
  );
}
