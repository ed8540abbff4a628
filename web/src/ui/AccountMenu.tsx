import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import type { User } from '../identity/session';
import { initials } from './initials';
import { partLater, whenIdle } from './partLater';
import { Popover } from './Popover';

const AccountPanel = partLater(async () => (await import('./AccountPanel')).AccountPanel);

export function AccountMenu({ user, up = false }: { user: User; up?: boolean }) {
  const t = useTranslations('common.nav');
  const name = user.displayName ?? user.email;
  useEffect(() => whenIdle(AccountPanel.fetch), []);
  return (
    <Popover
      up={up}
      label={t('accountOf', { initials: initials(name), name })}
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
      {(close) => <AccountPanel {...{ user, name, close }} />}
    </Popover>
  );
}
