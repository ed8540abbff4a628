import { Fragment, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/Icon';
import type { PlaceOption } from './usePlaceOptions';
import type { PositionState } from './usePosition';

interface Props {
  id: string;
  options: PlaceOption[];
  typed: string;
  active: number | null;
  position: PositionState;
  onPosition: () => void;
  onOption: (option: PlaceOption) => void;
}

/** What the combobox offers. Focus stays in the field; a press here must not take it away. */
export function PlaceList({ id, options, typed, active, position, onPosition, onOption }: Props) {
  const t = useTranslations('search');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active !== null) list.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const groups = (['recent', 'here', 'cities'] as const)
    .map((group) => ({ group, of: options.filter((option) => option.group === group) }))
    .filter(({ of }) => of.length > 0);
  return (
    <div
      ref={list}
      onPointerDown={(event) => event.preventDefault()}
      className="absolute start-0 top-full z-40 mt-2 max-h-[min(26rem,60dvh)] w-[min(26rem,calc(100vw-2rem))] overflow-y-auto rounded-card border border-line bg-raised p-2 shadow-3"
    >
      <div id={`${id}-list`} role="listbox" aria-label={t('where.list')}>
        <Entry id={`${id}-0`} at={0} active={active === 0} icon="near" onPress={onPosition}>
          <span className="font-control text-court">
            {t(position === 'asking' ? 'where.asking' : 'where.usePosition')}
          </span>
        </Entry>
        {groups.map(({ group, of }) => (
          <div key={group} role="group" aria-label={t(`where.group.${group}`)}>
            <p aria-hidden="true" className="px-3 pt-3 pb-1 text-12 font-control text-ink-3">
              {t(`where.group.${group}`)}
            </p>
            {of.map((option) => {
              const at = options.indexOf(option) + 1;
              return (
                <Entry
                  key={option.key}
                  id={`${id}-${at}`}
                  at={at}
                  active={active === at}
                  icon={group === 'recent' ? 'clock' : group === 'here' ? 'racket' : 'pin'}
                  onPress={() => onOption(option)}
                >
                  <Marked text={option.place.name ?? ''} typed={typed} />
                  {option.detail && <span className="block truncate text-13 text-ink-3">{option.detail}</span>}
                </Entry>
              );
            })}
          </div>
        ))}
      </div>
      <div role="status">
        {(position === 'refused' || position === 'unavailable') && (
          <p className="flex gap-2 px-3 py-2 text-13 text-ink-2">
            <Icon name="warn" className="mt-px size-4 text-amber" />
            {t(`where.${position}`)}
          </p>
        )}
        {typed.trim().length >= 2 && options.length === 0 && (
          <p className="px-3 py-2 text-13 text-ink-2">{t('where.none', { typed: typed.trim() })}</p>
        )}
      </div>
    </div>
  );
}

interface EntryProps {
  id: string;
  at: number;
  active: boolean;
  icon: 'near' | 'clock' | 'racket' | 'pin';
  onPress: () => void;
  children: React.ReactNode;
}

function Entry({ id, at, active, icon, onPress, children }: EntryProps) {
  return (
    <div
      id={id}
      role="option"
      data-at={at}
      aria-selected={active}
      onClick={onPress}
      className={`flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 text-15 ${
        active ? 'bg-court-tint outline-2 -outline-offset-2 outline-court' : 'hover:bg-sunken'
      }`}
    >
      <Icon name={icon} className="size-5 text-ink-3" />
      <span className="min-w-0 grow">{children}</span>
    </div>
  );
}

/** The typed beginning stands out, where the letters are the same. */
function Marked({ text, typed }: { text: string; typed: string }) {
  const at = text.toLowerCase().indexOf(typed.trim().toLowerCase());
  if (typed.trim() === '' || at === -1) return <Fragment>{text}</Fragment>;
  const end = at + typed.trim().length;
  return (
    <>
      {text.slice(0, at)}
      <b className="font-heading">{text.slice(at, end)}</b>
      {text.slice(end)}
    </>
  );
}
