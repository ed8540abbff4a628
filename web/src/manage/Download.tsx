import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { bookingToken, download } from '../api/client';
import { useAct } from '../api/useAct';
import { Button } from '../ui/Button';
import { problemSentence } from '../ui/problemWords';

interface File {
  url: string;
  name: string;
}

interface Props {
  file: File;
  token: string | null;
  className?: string;
  children: ReactNode;
}

/** A file that needs the guest's token in a header, so it is fetched and offered as a file of this page. */
export function Download({ file, token, className = '', children }: Props) {
  const t = useTranslations('manage.actions');
  const fetching = useAct({ act: ({ url }: File) => download(pathOf(url), bookingToken(token)), onDone: save });
  return (
    <>
      <Button
        look="quiet"
        className={className}
        busy={fetching.busy && t('fetching')}
        onClick={() => fetching.press(file)}
      >
        {children}
      </Button>
      {fetching.problem && (
        <p role="alert" className="col-span-full w-full text-13 text-danger">
          {problemSentence(fetching.problem)}
        </p>
      )}
    </>
  );
}

// Only ever our own site is asked: the token must not go elsewhere.
function pathOf(url: string): string {
  const { pathname, search } = new URL(url, location.origin);
  return pathname + search;
}

function save(blob: Blob, { name }: File): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
