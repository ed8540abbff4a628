import { useTranslations } from 'use-intl';
import { Link } from 'react-router';
import type { Court } from '../api/types';
import { Icon, type IconName } from '../ui/Icon';
import { PageTitle } from '../ui/PageTitle';
import { attributeFacts, sportName } from './attributes';
import { Banner, isCourt } from './Picture';
import { ShareButton } from './ShareButton';

/** Where the reader is, what this is, and what is worth knowing before the times. */
export function CourtHeader({ court }: { court: Court }) {
  const t = useTranslations('court');
  const sport = sportName(court.fieldType);
  return (
    <header className="flex flex-wrap items-end gap-x-6 gap-y-2 tablet:grid tablet:grid-cols-[minmax(0,1fr)_auto]">
      {isCourt(court) && (
        <div className="w-full tablet:hidden">
          <Banner court={court} />
        </div>
      )}
      <div className="min-w-0 max-tablet:contents">
        <nav aria-label={t('crumb.label')} className="mb-1 text-13 max-tablet:hidden">
          <ol className="flex flex-wrap items-center gap-1.5 text-ink-3">
            <li>
              <Link to="/" className="inline-flex min-h-6 items-center text-ink-2 hover:underline">
                {t('crumb.find')}
              </Link>
            </li>
            <li aria-hidden="true">
              <Icon name="next" className="size-4" />
            </li>
            <li>{court.provider.name}</li>
          </ol>
        </nav>
        <PageTitle title={court.name} className="text-22 max-tablet:flex-[1_1_10rem] max-tablet:pt-2 tablet:text-28" />
        <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-14 text-ink-2 max-tablet:order-last max-tablet:w-full">
          <Fact icon="pin">{court.address}</Fact>
          {sport && <Fact icon="racket">{sport}</Fact>}
          {attributeFacts(court.attributes).map(({ icon, words }) => (
            <Fact key={words} icon={icon}>
              {words}
            </Fact>
          ))}
        </ul>
      </div>
      <ShareButton title={court.name} />
    </header>
  );
}

function Fact({ icon, children }: { icon: IconName; children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <Icon name={icon} className="size-4" /> {children}
    </li>
  );
}
