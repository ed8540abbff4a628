import { useTranslations } from 'use-intl';
import { Link, NavLink, useLocation } from 'react-router';
import { useUser } from '../identity/session';
import { AccountMenu } from './AccountMenu';
import { Icon, Mark } from './Icon';
import { SettingsMenu } from './SettingsMenu';

/** From the start page one goes to one's bookings; the pages of signing in are no place to come back to. */
const noWayBack = /^\/($|sign-in|register)/;

/** On a phone the ways through the site are in the tab bar; here remain the mark, the language and the account. */
export function Header() {
  const t = useTranslations('common.nav');
  const user = useUser();
  const { pathname, search } = useLocation();
  const back = noWayBack.test(pathname) ? '' : `?next=${encodeURIComponent(pathname + search)}`;
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface print:hidden">
      <div className="page flex min-h-14 items-center gap-x-4 max-tablet:gap-x-1 has-[#header-slot>*]:max-w-none tablet:min-h-16">
        <Link to="/" className="flex min-h-11 min-w-0 items-center gap-2 text-18 font-heading" aria-label={t('home')}>
          <Mark /> <span className="truncate">Holdfast</span>
        </Link>
        {/* The search puts itself here where there is room (search/HeaderSlot). */}
        <div id="header-slot" className="min-w-0 grow empty:hidden" />
        <nav aria-label={t('label')} className="ms-auto flex items-center gap-x-1 max-tablet:hidden">
          <NavItem to="/">{t('find')}</NavItem>
          <NavItem to={user ? '/my' : '/lookup'}>{t(user ? 'myBookings' : 'findBooking')}</NavItem>
          <NavItem to="/provider" className="max-desktop:hidden">
            {t('listYourPlace')}
          </NavItem>
        </nav>
        <div className="flex shrink-0 items-center gap-x-1 max-tablet:ms-auto">
          <SettingsMenu />
          {user ? <AccountMenu user={user} /> : <SignIn to={`/sign-in${back}`} label={t('signIn')} />}
        </div>
      </div>
    </header>
  );
}

/** A word where there is room, a figure on a phone, where grown text needs the room. */
function SignIn({ to, label }: { to: string; label: string }) {
  return (
    <>
      <NavItem to={to} className="max-tablet:hidden">
        {label}
      </NavItem>
      <Link to={to} aria-label={label} className="icon-button tablet:hidden">
        <Icon name="user" />
      </Link>
    </>
  );
}

function NavItem({ to, children, className = '' }: { to: string; children: string; className?: string }) {
  return (
    <NavLink
      to={to}
      end
      className={({ isActive }) =>
        `inline-flex min-h-11 items-center rounded-control px-3 text-14 font-control whitespace-nowrap hover:bg-sunken hover:text-ink ${isActive ? 'bg-sunken text-ink' : 'text-ink-2'} ${className}`
      }
    >
      {children}
    </NavLink>
  );
}
