import { useTranslations } from 'use-intl';
import { Icon } from '../ui/Icon';
import { formatLocalDate } from '../ui/time';
import type { Criteria } from './criteria';
import { KindSelect } from './KindSelect';
import { DayGrid, StartFields } from './parts';
import { PlaceCombobox } from './PlaceCombobox';
import { Popover } from './Popover';

export interface SearchProps {
  criteria: Criteria;
  /** Today at the place. */
  today: string;
  /** Start hours that can be asked for. */
  times: string[];
  onChange: (criteria: Criteria) => void;
  onSubmit: () => void;
}

const field = 'grid min-w-0 content-center rounded-pill px-4 text-start hover:bg-sunken';
const rule = 'before:absolute before:inset-y-3 before:start-0 before:w-px before:bg-line relative grid min-w-0';

/** Every change searches at once; the round button only leads to what was found. */
export function SearchBar({ criteria, today, times, onChange, onSubmit }: SearchProps) {
  const t = useTranslations('search');
  return (
    <form
      role="search"
      aria-label={t('form')}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      className="flex min-h-13 w-full max-w-[52rem] items-stretch rounded-pill border border-line-strong bg-surface"
    >
      <div className="grid min-w-0 flex-[0.9]">
        <KindSelect bare value={criteria.fieldType} onKind={(fieldType) => onChange({ ...criteria, fieldType })} />
      </div>
      <div className={`flex-[1.5] ${rule}`}>
        <PlaceCombobox bare place={criteria.place} onPlace={(place) => onChange({ ...criteria, place })} />
      </div>
      <div className={`flex-1 ${rule}`}>
        <Popover
          label={t('day.choose')}
          buttonClass={field}
          panelClass="w-[22rem]"
          button={<Shown label={t('day.field')} value={formatLocalDate(criteria.date, shortDay)} />}
        >
          {(close) => (
            <DayGrid
              today={today}
              date={criteria.date}
              onDate={(date) => {
                onChange({ ...criteria, date });
                close();
              }}
            />
          )}
        </Popover>
      </div>
      <div className={`flex-[1.1] ${rule}`}>
        <Popover
          label={t('start.choose')}
          buttonClass={field}
          panelClass="w-72"
          button={<Shown label={t('start.field')} value={startWords(t, criteria)} />}
        >
          {() => (
            <div className="grid gap-4">
              <StartFields {...{ criteria, times, onChange }} />
            </div>
          )}
        </Popover>
      </div>
      <button
        type="submit"
        aria-label={t('submit')}
        className="m-1 grid size-11 shrink-0 place-items-center self-center rounded-pill bg-court-fill text-on-fill hover:bg-court-fill-hover"
      >
        <Icon name="search" />
      </button>
    </form>
  );
}

export const shortDay = { weekday: 'short', day: 'numeric', month: 'short' } as const;

type Translate = ReturnType<typeof useTranslations<'search'>>;

/** "18:00 for 60 min" */
export function startWords(t: Translate, { time, minutes }: Criteria): string {
  return time === null ? t('start.anyFor', { minutes }) : t('start.at', { time, minutes });
}

function Shown({ label, value }: { label: string; value: string }) {
  return (
    <>
      <span className="text-12 text-ink-3">{label}</span>
      <span className="num truncate text-14 font-control">{value}</span>
    </>
  );
}
