import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Link } from 'react-router';
import { asProblem } from '../api/problem';
import { signOut, type User } from '../identity/session';
import { announce } from './announce';
import { Icon, type IconName } from './Icon';
import { initials } from './initials';
import { Popover } from './Popover';
import { problemSentence } from './problemWords';

export function AccountMenu({ user, up = false }: { user: User; up?: boolean }) {
  const t = useTranslations('common.nav');
  const client = useQueryClient();
  const leave = () => {
    // Nothing of this account stays for whoever comes next.
    client.clear();
    signOut().catch((error: unknown) => announce(problemSentence(asProblem(error))));
  };
  const name = user.displayName ?? user.email;
  const runs = user.roles.some((role) => ['provider', 'staff', 'admin'].includes(role));
  return (
    <Popover
      up={up}
      label={t('accountOf', { name })}
      className="grid size-11 place-items-center rounded-full"
      face={
        <span
          aria-hidden="true"
          className="grid size-9 place-items-center rounded-full bg-court-tint-2 text-12 font-heading text-court"
        >
          {initials(name)}
        </span>
      }
      panelClassName="w-64"
    >
      {(close) => (
        <div className="grid">
          <p className="border-b border-line px-3 pt-1 pb-2.5">
            <span className="block truncate font-control">{name}</span>
            <span className="block truncate text-13 text-ink-2">{user.email}</span>
          </p>
          <nav aria-label={t('account')} className="mt-2 grid">
            <Item to="/my" icon="calendar" label={t('myBookings')} />
            <Item to="/account" icon="user" label={t('account')} />
            {runs && <Item to="/provider" icon="grid" label={t('console')} />}
          </nav>
          <button
            type="button"
            className="menu-item"
            onClick={() => {
              close();
              leave();
            }}
          >
            <Icon name="exit" className="size-5 text-ink-2" /> {t('signOut')}
          </button>
        </div>
      )}
    </Popover>
  );
}

function Item({ to, icon, label }: { to: string; icon: IconName; label: string }) {
  return (
    <Link to={to} className="menu-item">
      <Icon name={icon} className="size-5 text-ink-2" /> {label}
    </Link>
  );
}
