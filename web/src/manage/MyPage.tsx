import { useTranslations } from 'use-intl';
import { HoldReminder } from '../bookings/HoldReminder';
import { useUser } from '../identity/session';
import { ButtonLink } from '../ui/Button';
import { PageTitle } from '../ui/PageTitle';
import { GuestBookings, useGuestBookings } from './GuestBookings';
import { MyBookings } from './MyBookings';

/** All that is booked from here: by the account, and without one in this browser. */
export function MyPage() {
  const t = useTranslations('manage.list');
  const user = useUser();
  return (
    <div className="page-narrow grid gap-6 pt-6 tablet:pt-9">
      <PageTitle title={t('title')} className="text-28" />
      <HoldReminder />
      {user ? <MyBookings key={user.id} userId={user.id} /> : <SignedOut />}
    </div>
  );
}

const none: ReadonlySet<string> = new Set();

function SignedOut() {
  const t = useTranslations('manage.list');
  const { items } = useGuestBookings(none);
  return (
    <>
      {items.length > 0 && <GuestBookings items={items} />}
      <section className="grid justify-items-start gap-3 rounded-card border border-line bg-surface p-5">
        <h2 className="text-18">{t('signedOutTitle')}</h2>
        <p className="text-ink-2">{t('signedOutText')}</p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink to="/sign-in?next=/my">{t('signIn')}</ButtonLink>
          <ButtonLink look="quiet" to="/lookup">
            {t('lookup')}
          </ButtonLink>
        </div>
      </section>
    </>
  );
}
