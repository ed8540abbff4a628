import { useState } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { answer, api } from '../api/client';
import { useAct } from '../api/useAct';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { problemSentence } from '../ui/problemWords';
import { forgetSession } from './session';

interface Props {
  email: string;
  onErased: () => void;
}

export function EraseAccount(props: Props) {
  const t = useTranslations('account.erase');
  const [asking, setAsking] = useState(false);
  return (
    <section aria-labelledby="erase" className="grid gap-4 rounded-card border border-line bg-surface p-5">
      <div className="grid gap-1">
        <h2 id="erase" className="text-18">
          {t('title')}
        </h2>
        <p className="text-ink-2">{t('text')}</p>
      </div>
      <Button look="quiet" className="justify-self-start text-danger!" onClick={() => setAsking(true)}>
        {t('open')}
      </Button>
      {asking && <EraseDialog {...props} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** Says what goes, what stays and why; then the address has to be typed, so that no slip of the hand does it. */
function EraseDialog({ email, onErased, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('account.erase');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const erasing = useAct({
    act: (_: object, key) => answer(api.DELETE('/api/me', { headers: { 'Idempotency-Key': key } })),
    onDone: () => {
      onErased();
      forgetSession();
    },
  });
  const isSame = typed.trim().toLowerCase() === email.toLowerCase();
  return (
    <Dialog
      title={t('title')}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('keep')}
          </Button>
          <Button
            look="danger"
            busy={erasing.busy && t('busy')}
            onClick={() => (isSame ? erasing.press({}) : setWrong(true))}
          >
            {t('verb')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p>{t('goes')}</p>
        <p>{t('stays')}</p>
        <p>
          {t('bookings')}{' '}
          <Link className="font-control text-court underline underline-offset-4" to="/my?when=upcoming">
            {t('seeBookings')}
          </Link>
        </p>
        <Field
          label={t('type')}
          type="email"
          autoComplete="off"
          value={typed}
          error={wrong && !isSame ? t('typeWrong', { email }) : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        {erasing.problem && (
          <p role="alert" className="text-danger">
            {problemSentence(erasing.problem)}
          </p>
        )}
      </div>
    </Dialog>
  );
}
