import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';

const saidMs = 3_000;

/** The device's own way of sharing; where it has none, the link is copied. */
export function ShareButton({ title }: { title: string }) {
  const t = useTranslations('court');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const share = async () => {
    const url = location.href;
    if (typeof navigator.share === 'function') return shareBy(() => navigator.share({ title, url }));
    await navigator.clipboard.writeText(url);
    setCopied(true);
    announce(t('share.copied'));
  };
  return (
    <Button look="quiet" onClick={() => void share()}>
      <Icon name={copied ? 'check' : 'share'} /> {copied ? t('share.copied') : t('share.share')}
    </Button>
  );
}

async function shareBy(ask: () => Promise<void>) {
  try {
    await ask();
  } catch (error) {
    // Closing the device's sheet is an answer too.
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}
