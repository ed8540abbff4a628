import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAct } from '../api/useAct';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Qr } from '../ui/Qr';
import { problemSentence } from '../ui/problemWords';
import { type DraftRef, useCheckout } from './drafts/checkout';
import { mailDraftLink } from './drafts/draftApi';

/** What is in the dialog: with the drawing of codes, which only those who open it need. */
export function OtherDeviceWays({ draft }: { draft: DraftRef }) {
  const t = useTranslations('booking');
  const [copied, setCopied] = useState(false);
  const [mailed, setMailed] = useState(false);
  const email = useCheckout((checkout) => checkout.saved?.details.email ?? '');
  const mailing = useAct({
    act: () => mailDraftLink(draft.id, draft.token),
    onDone: () => {
      setMailed(true);
      announce(t('device.mailed', { email }));
    },
  });

  const copy = async () => {
    await navigator.clipboard.writeText(draft.link);
    setCopied(true);
    announce(t('device.copied'));
  };
  return (
    <>
      <p className="text-14 text-ink-2">
        {t('device.text')} {t('device.secret')}
      </p>
      <Qr text={draft.link} label={t('device.qr')} className="mx-auto size-48" />
      <div className="grid gap-1.5">
        <label htmlFor="device-link" className="text-14 font-control">
          {t('device.link')}
        </label>
        <div className="flex gap-2">
          <input
            id="device-link"
            readOnly
            value={draft.link}
            onFocus={(event) => event.target.select()}
            className="min-h-11 min-w-0 flex-1 rounded-control border border-line-strong bg-surface px-3 text-14"
          />
          <Button look="quiet" onClick={() => void copy()}>
            <Icon name={copied ? 'check' : 'copy'} className="size-4" /> {t(copied ? 'device.copied' : 'device.copy')}
          </Button>
        </div>
      </div>
      <div role="status" className="text-14">
        {mailing.problem ? problemSentence(mailing.problem) : mailed && t('device.mailed', { email })}
      </div>
      {email === '' ? (
        <p className="text-14 text-ink-2">{t('device.mailNeedsEmail')}</p>
      ) : (
        <Button look="quiet" busy={mailing.busy && t('device.mailing')} onClick={() => mailing.press(null)}>
          <Icon name="mail" className="size-4" /> {t('device.mail', { email })}
        </Button>
      )}
    </>
  );
}
