import type { Ref, TextareaHTMLAttributes } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/Icon';
import { notesMax } from './details';

type Props = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  id: string;
  length: number;
  error?: string | undefined;
  ref?: Ref<HTMLTextAreaElement>;
};

/** How many letters are left is worth saying near the end only. */
const nearEnd = 100;

export function NotesField({ id, length, error, ...textarea }: Props) {
  const t = useTranslations('booking');
  const left = notesMax - length;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-control">
        {t('details.notes')} <span className="font-text text-ink-2">({t('details.optional')})</span>
      </label>
      <textarea
        {...textarea}
        id={id}
        rows={2}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
        className="min-h-20 w-full rounded-control border border-line-strong bg-surface px-3 py-2.5 text-16 text-ink aria-invalid:border-2 aria-invalid:border-danger"
      />
      <p id={`${id}-note`} className={error ? 'flex gap-1.5 text-14 font-control text-danger' : 'text-13 text-ink-3'}>
        {error ? (
          <>
            <Icon name="warn" /> {error}
          </>
        ) : (
          left <= nearEnd && left >= 0 && t('details.notesLeft', { count: left })
        )}
      </p>
    </div>
  );
}
