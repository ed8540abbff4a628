import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Qr } from './Qr';

interface Fact {
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

interface Props {
  /** A `CourtDrawing` with `shape="banner"`, or a photograph; left out on a phone. */
  picture?: ReactNode;
  /** "Thu 26 Nov, 18:00 to 19:00" */
  when: ReactNode;
  badge?: ReactNode;
  facts: readonly Fact[];
  code: string;
  /** What the scanner reads: an address of the booking, or the code. */
  scan: string;
  /** "Show at the door" */
  hint?: ReactNode;
}

/** What is shown at the door. The only large highlighter of the site: it is yours. */
export function Ticket({ picture, when, badge, facts, code, scan, hint }: Props) {
  const t = useTranslations('common.ticket');
  return (
    <section
      aria-label={t('label')}
      className="grid overflow-hidden rounded-sheet grid-cols-[minmax(0,1fr)] border border-line bg-surface shadow-2 tablet:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div className="min-w-0">
        {picture && (
          <div className="h-34 overflow-hidden max-tablet:hidden [&>*]:size-full [&>*]:object-cover">{picture}</div>
        )}
        <div className="grid gap-5 p-5 tablet:p-6">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="num text-22 font-heading tablet:text-28">{when}</p>
            {badge}
          </div>
          <dl className="grid grid-cols-2 gap-4 desktop:grid-cols-3">
            {facts.map(({ label, value, note }, index) => (
              <div key={label} className={`min-w-0 ${index === 0 ? 'max-desktop:col-span-2' : ''}`}>
                <dt className="text-13 text-ink-2">{label}</dt>
                <dd className="font-control break-words">{value}</dd>
                {note && <dd className="text-14 text-ink-2 break-words">{note}</dd>}
              </div>
            ))}
          </dl>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-4 border-dashed border-on-yours bg-yours p-5 text-on-yours max-tablet:border-t-2 tablet:flex-col tablet:flex-nowrap tablet:justify-center tablet:border-s-2 tablet:px-14 tablet:py-6">
        <Qr text={scan} label={t('qr', { code })} className="size-24 shrink-0 tablet:size-37" />
        <div className="min-w-0 tablet:w-37">
          <p className="text-12">{t('code')}</p>
          <p className="num text-22 font-heading tracking-wide break-words">{code}</p>
          {hint && <p className="text-12">{hint}</p>}
        </div>
      </div>
    </section>
  );
}
