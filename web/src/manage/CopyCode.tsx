import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { announce } from '../ui/announce';
import { Icon } from '../ui/Icon';
import { canCopy, copyText } from './copyText';

const saidMs = 3_000;

/** The code alone, ready to be pasted. Where the browser has no clipboard, the code itself can be selected. */
export function CopyCode({ code }: { code: string }) {
  const t = useTranslations('manage.ticket');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidMs);
    return () => clearTimeout(timer);
  }, [copied]);
  if (!canCopy()) return null;
  const copy = async () => {
    if (!(await copyText(code))) return;
    setCopied(true);
    announce(t('codeCopied'));
  };
  return (
    <button
      type="button"
      onClick={() => void copy()}
      className="mt-1.5 inline-flex min-h-8 items-center gap-1.5 rounded-cell border border-line-strong bg-surface px-2.5 text-13 font-control whitespace-nowrap text-court pointer-coarse:min-h-11 print:hidden"
    >
      <Icon name={copied ? 'check' : 'copy'} className="size-4" />
      {t(copied ? 'codeCopied' : 'copyCode')}
    </button>
  );
}
