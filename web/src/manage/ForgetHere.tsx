import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { forgetBooking } from '../bookings/forgetBooking';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';

/** For guests on a device that is not theirs: the booking stands, but cannot be opened here any more. */
export function ForgetHere({ id }: { id: string }) {
  const t = useTranslations('manage.list');
  const client = useQueryClient();
  const navigate = useNavigate();
  const forget = async () => {
    // The page goes first: it would ask for the booking again.
    await navigate('/my', { replace: true });
    await forgetBooking(client, id);
    announce(t('guestForgotten'), true);
  };
  return (
    <Button look="text" className="justify-self-start print:hidden" onClick={() => void forget()}>
      {t('guestForget')}
    </Button>
  );
}
