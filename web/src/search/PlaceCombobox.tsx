import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { announce } from '../ui/announce';
import { Icon } from '../ui/Icon';
import type { Place } from './places';
import { PlaceList } from './parts';
import { type PlaceOption, usePlaceOptions } from './usePlaceOptions';
import { usePosition } from './usePosition';

interface Props {
  place: Place;
  onPlace: (place: Place) => void;
  /** In the bar the field has no edge of its own. */
  bare?: boolean;
}

/**
 * Where: an editable combobox with a list (WAI-ARIA). Typing filters, arrows walk, Enter takes the marked one or the
 * first, Escape and leaving give back what was there.
 */
export function PlaceCombobox({ place, onPlace, bare = false }: Props) {
  const t = useTranslations('search');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const options = usePlaceOptions(typed ?? '', used, place);
  const name = place.name ?? t('where.point');

  const close = () => {
    setOpen(false);
    setTyped(null);
    setActive(null);
  };
  const choose = (chosen: Place) => {
    close();
    onPlace(chosen);
  };
  const position = usePosition(choose);
  const begin = () => {
    setUsed(true);
    setOpen(true);
  };
  // The first entry is the reader's own position; the places follow it.
  const count = options.length + 1;
  const walk = (to: number) => {
    begin();
    setActive((to + count) % count);
  };
  const take = () => {
    if (active === 0) return position.ask();
    const option = options[(active ?? 1) - 1];
    if (option && (active !== null || typed?.trim())) choose(option.place);
  };
  const onKey = (event: KeyboardEvent) => {
    const first = typed?.trim() ? 1 : 0;
    if (event.key === 'ArrowDown') walk(active === null ? Math.min(first, count - 1) : active + 1);
    else if (event.key === 'ArrowUp') walk(active === null ? -1 : active - 1);
    else if (event.key === 'Enter' && open) take();
    else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
      return;
    } else return;
    event.preventDefault();
  };
  useCounted(open && typed?.trim() ? options.length : null);

  return (
    <div
      className="relative grid min-w-0 content-center"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <label htmlFor={id} className={bare ? 'px-4 text-12 text-ink-3' : 'mb-1.5 text-14 font-control'}>
        {t('where.label')}
      </label>
      <input
        ref={input}
        id={id}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && active !== null ? `${id}-${active}` : undefined}
        autoComplete="off"
        autoCapitalize="words"
        spellCheck={false}
        enterKeyHint="search"
        placeholder={t('where.placeholder')}
        value={typed ?? name}
        // What was chosen before is there to be typed over.
        onFocus={(event) => {
          begin();
          event.currentTarget.select();
        }}
        onClick={(event) => {
          begin();
          if (typed === null) event.currentTarget.select();
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(null);
          position.forget();
          begin();
        }}
        onKeyDown={onKey}
        className={bare ? bareInput : boxedInput}
      />
      {!bare && <Icon name="pin" className="pointer-events-none absolute end-3 bottom-3.5 size-5 text-ink-3" />}
      {open && (
        <PlaceList
          id={id}
          options={options}
          typed={typed ?? ''}
          active={active}
          position={position.state}
          onPosition={position.ask}
          onOption={(option: PlaceOption) => choose(option.place)}
        />
      )}
    </div>
  );
}

const bareInput =
  'h-5 w-full min-w-0 truncate bg-transparent px-4 text-14 font-control outline-none placeholder:text-ink-3';
const boxedInput =
  'min-h-12 w-full rounded-control border border-line-strong bg-surface ps-3.5 pe-11 text-16 placeholder:text-ink-3';

/** Says how many places fit, when typing has paused. */
function useCounted(count: number | null): void {
  const t = useTranslations('search');
  useEffect(() => {
    if (count === null) return;
    const timer = setTimeout(() => announce(t('where.found', { count })), 700);
    return () => clearTimeout(timer);
  }, [count, t]);
}
