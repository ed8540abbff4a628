import { useTranslations } from 'use-intl';
import { suggestEmail } from './suggestEmail';

/** A slip in the name of a well-known house, mended by one press. It never keeps anyone from going on. */
export function DidYouMean({ typed, onTake }: { typed: string; onTake: (address: string) => void }) {
  const t = useTranslations('booking');
  const meant = suggestEmail(typed);
  return (
    <div role="status">
      {meant !== null && (
        <button
          type="button"
          onClick={() => onTake(meant)}
          className="min-h-11 text-start text-14 font-control text-court underline underline-offset-4 tablet:min-h-6"
        >
          {t('details.didYouMean', { address: meant })}
        </button>
      )}
    </div>
  );
}
