import { Suspense } from 'react';
import { Link, NavLink, Outlet } from 'react-router';
import { useTranslations } from 'use-intl';
import type { User } from '../identity/session';
import { AccountMenu } from '../ui/AccountMenu';
import { Announcer } from '../ui/Announcer';
import { Icon, type IconName, Mark } from '../ui/Icon';
import { OfflineBar } from '../ui/OfflineBar';
import { SettingsMenu } from '../ui/SettingsMenu';
import { SkipLink } from '../ui/Shell';
import { Skeleton } from '../ui/Skeleton';
import { Toasts } from '../ui/Toasts';

const places = [
  { to: '/provider', icon: 'sun', key: 'today' },
  { to: '/provider/courts', icon: 'grid', key: 'courts' },
] as const satisfies readonly { to: string; icon: IconName; key: string }[];

/** A sidebar on a desktop, a rail of icons on a tablet, tabs under the thumb on a phone. */
export function ConsoleShell({ user }: { user: User }) {
  const t = useTranslations('common');
  return (
    <div className="min-h-dvh tablet:grid tablet:grid-cols-[4rem_minmax(0,1fr)] desktop:grid-cols-[13.5rem_minmax(0,1fr)]">
      <SkipLink />
      <Sidebar user={user} />
      <div className="flex min-h-dvh min-w-0 flex-col bg-surface">
        <PhoneHeader user={user} />
        <OfflineBar />
        <main id="main" tabIndex={-1} className="min-w-0 grow">
          <Suspense
            fallback={
              <div className="p-6">
                <Skeleton label={t('loading.page')} rows={3} />
              </div>
            }
          >
            <Outlet />
          </Suspense>
        </main>
        <PhoneTabs />
      </div>
      <Toasts />
      <Announcer />
    </div>
  );
}

function Sidebar({ user }: { user: User }) {
  const t = useTranslations('console.nav');
  const home = useTranslations('common.nav')('home');
  return (
    <header className="sticky top-0 z-20 flex h-dvh flex-col gap-4 border-e border-line bg-bg px-2 py-3 desktop:px-3 max-tablet:hidden">
      <Link
        to="/"
        aria-label={home}
        className="flex min-h-11 items-center gap-2.5 rounded-control px-2.5 text-16 font-heading max-desktop:justify-center max-desktop:px-0"
      >
        <Mark className="size-6" /> <span className="max-desktop:hidden">Holdfast</span>
      </Link>
      <nav aria-label={t('label')}>
        <ul className="grid gap-1">
          {places.map(({ to, icon, key }) => (
            <li key={to}>
              <NavLink to={to} end={to === '/provider'} className={sideLook}>
                <Icon name={icon} /> <span className="max-desktop:sr-only">{t(key)}</span>
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-auto grid gap-2 border-t border-line pt-3">
        <div className="max-desktop:hidden">
          <p className="truncate px-2.5 text-14 font-control">{user.displayName || user.email}</p>
          <p className="truncate px-2.5 text-13 text-ink-2">{user.email}</p>
        </div>
        <div className="flex flex-wrap items-center justify-between max-desktop:justify-center">
          <AccountMenu user={user} up />
          <SettingsMenu up />
        </div>
      </div>
    </header>
  );
}

const sideLook = ({ isActive }: { isActive: boolean }): string =>
  'flex min-h-10 items-center gap-3 rounded-control border px-2.5 text-14 font-control pointer-coarse:min-h-11 ' +
  'max-desktop:justify-center max-desktop:px-0 ' +
  (isActive ? 'border-line bg-surface text-ink' : 'border-transparent text-ink-2 hover:bg-sunken hover:text-ink');

function PhoneHeader({ user }: { user: User }) {
  const home = useTranslations('common.nav')('home');
  return (
    <header className="flex min-h-14 items-center gap-1 border-b border-line bg-surface px-4 tablet:hidden">
      <Link to="/" aria-label={home} className="me-auto flex min-h-11 min-w-0 items-center gap-2 text-16 font-heading">
        <Mark className="size-6 shrink-0" /> <span className="truncate">Holdfast</span>
      </Link>
      <SettingsMenu />
      <AccountMenu user={user} />
    </header>
  );
}

function PhoneTabs() {
  const t = useTranslations('console.nav');
  return (
    <nav aria-label={t('label')} className="tab-bar sticky bottom-0 z-20 border-t border-line bg-surface tablet:hidden">
      <ul className="grid auto-cols-fr grid-flow-col">
        {places.map(({ to, icon, key }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={to === '/provider'}
              className={({ isActive }) =>
                `grid min-h-14 content-center justify-items-center gap-0.5 text-[0.6875rem]/4 font-control ${isActive ? 'text-court' : 'text-ink-2'}`
              }
            >
              <Icon name={icon} className="size-6" />
              {t(key)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
