import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { announce } from './announce';
import { Icon } from './Icon';

/** What the log calls it: whoever asks for help sends this along. */
export function Reference({ id }: { id: string }) {
  const t = useTranslations('common');
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(id).then(
      () => {
        setCopied(true);
        announce(t('action.copied'));
      },
      // Refused by the browser: the reference can still be marked and copied by hand.
      () => setCopied(false),
    );
  };
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-12 text-ink-3">
      <span className="min-w-0 break-all select-all">{t('error.reference', { id })}</span>
      <button
        type="button"
        onClick={copy}
        aria-label={t('error.copyReference')}
        className="inline-flex min-h-6 items-center gap-1 rounded-tag px-1.5 font-control text-court hover:bg-court-tint pointer-coarse:min-h-11"
      >
        <Icon name={copied ? 'check' : 'copy'} className="size-4" /> {t(copied ? 'action.copied' : 'action.copy')}
      </button>
    </p>
  );
}
