import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Link } from 'react-router';
import { asProblem } from '../api/problem';
import { signOut, type User } from '../identity/session';
import { announce } from './announce';
import { Icon, type IconName } from './Icon';
import { problemSentence } from './problemWords';

export function AccountPanel({ user, name, close }: { user: User; name: string; close: () => void }) {
  const t = useTranslations('common.nav');
  const client = useQueryClient();
  const leave = () => {
    // Nothing of this account stays for whoever comes next.
    client.clear();
    signOut().catch((error: unknown) => announce(problemSentence(asProblem(error))));
  };
  const runs = user.roles.some((role) => ['provider', 'staff', 'admin'].includes(role));
  return (
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
  );
}

function Item({ to, icon, label }: { to: string; icon: IconName; label: string }) {
  return (
    <Link to={to} className="menu-item">
      <Icon name={icon} className="size-5 text-ink-2" /> {label}
    </Link>
  );
}
