import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import * as z from 'zod/mini';
import { answer, api, bookingToken } from '../api/client';
import { hasCode } from '../api/problem';
import type { Booking } from '../api/types';
import { useAct } from '../api/useAct';
import { guestDetails } from '../bookings/details';
import { keptBookings } from '../bookings/kept';
import { bookingKey } from '../bookings/useBooking';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { problemSentence } from '../ui/problemWords';
import { toast } from '../ui/toasts';

interface Props {
  booking: Booking;
  token: string | null;
}

const person = z.pick(guestDetails, { email: true, firstName: true, lastName: true });
type Person = z.infer<typeof person>;

/** The booking becomes somebody else's. */
export function PassOn({ booking, token }: Props) {
  const t = useTranslations('manage.passOn');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('open')}
      </Button>
      {asking && <PassOnDialog booking={booking} token={token} onClose={() => setAsking(false)} />}
    </>
  );
}

function PassOnDialog({ booking, token, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('manage.passOn');
  const form = useForm<Person>({
    resolver: zodResolver(person),
    defaultValues: { email: '', firstName: '', lastName: '' },
    mode: 'onTouched',
  });
  const { register, handleSubmit, formState } = form;
  const passing = usePassing({ booking, token });
  const said = passing.problem;
  const field = (name: keyof Person) => ({ ...register(name), error: formState.errors[name]?.message });
  return (
    <Dialog
      title={t('title')}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('keep')}
          </Button>
          <Button type="submit" form="pass-on" busy={passing.busy && t('busy')}>
            {t('send')}
          </Button>
        </>
      }
    >
      <form
        id="pass-on"
        noValidate
        className="grid gap-5"
        onSubmit={(event) => void handleSubmit((whom) => passing.press({ ...whom, version: booking.version }))(event)}
      >
        <p className="text-ink-2">{t('text')}</p>
        <Field label={t('email')} type="email" inputMode="email" autoComplete="off" {...field('email')} />
        <Field label={t('firstName')} autoComplete="off" {...field('firstName')} />
        <Field label={t('lastName')} autoComplete="off" {...field('lastName')} />
        {said && (
          <p role="alert" className="text-danger">
            {problemSentence(said)}
          </p>
        )}
      </form>
    </Dialog>
  );
}

function usePassing({ booking, token }: Props) {
  const t = useTranslations('manage.passOn');
  const client = useQueryClient();
  const navigate = useNavigate();
  const key = bookingKey(booking.id);
  return useAct({
    act: ({ version, ...whom }: Person & { version: number }, idempotencyKey) =>
      answer(
        api.POST('/api/bookings/{id}/transfer', {
          params: { path: { id: booking.id } },
          body: whom,
          headers: { ...bookingToken(token), 'Idempotency-Key': idempotencyKey, 'If-Match': `"${version}"` },
        }),
      ),
    onDone: (_, { email }) => {
      // It opens no more here, whoever looks.
      keptBookings.drop(booking.id);
      client.removeQueries({ queryKey: key });
      void client.invalidateQueries({ queryKey: ['bookings'] });
      toast(t('done', { email }));
      void navigate('/my');
    },
    onRefused: (problem) => {
      if (hasCode(problem, 'booking-state-conflict', 'version-mismatch'))
        void client.invalidateQueries({ queryKey: key });
    },
  });
}
