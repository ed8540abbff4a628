import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { onTop } from './merge';
import type { Conflict } from './useSaving';

interface Props<T> {
  conflict: Conflict<T>;
  /** A field's name and its value, in words. */
  label: (key: keyof T) => string;
  words: (key: keyof T, values: T) => string;
  onMine: (merged: T) => void;
  onTheirs: () => void;
}

/** Somebody else saved first: what they changed, what the reader typed, and a choice between the two. */
export function ConflictBox<T extends object>({ conflict, label, words, onMine, onTheirs }: Props<T>) {
  const t = useTranslations('console.conflict');
  const { base, mine, now, changes } = conflict;
  const clashes = changes.some(({ clash }) => clash);
  return (
    <section role="alert" className="grid gap-3 rounded-card border-2 border-amber bg-amber-tint p-4">
      <h2 className="flex gap-2 text-16">
        <Icon name="warn" className="size-5 text-amber" /> {t('title')}
      </h2>
      <p>{t(clashes ? 'clash' : 'apart')}</p>
      <dl className="grid gap-2 text-14">
        {changes.map(({ key, clash }) => (
          <div key={String(key)} className="grid gap-0.5">
            <dt className="font-control">{label(key)}</dt>
            <dd>{t('theirs', { before: words(key, base), now: words(key, now.values) })}</dd>
            {clash && <dd>{t('mine', { value: words(key, mine) })}</dd>}
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" onClick={() => onMine(onTop(base, mine, now.values))}>
          {t(clashes ? 'keepMine' : 'keepBoth')}
        </Button>
        <Button look="quiet" onClick={onTheirs}>
          {t('takeTheirs')}
        </Button>
      </div>
    </section>
  );
}
