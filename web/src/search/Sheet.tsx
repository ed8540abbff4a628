import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMedia } from '../ui/hooks';

interface Props {
  map: ReactNode;
  children: ReactNode;
}

const dragMin = 40;

/**
 * Beside each other where there is room. On a phone the list is a sheet over the map: it scrolls up over it, and its
 * handle opens the map (a press, or a drag down) and closes it again (a press, or a drag up).
 */
export function Sheet({ map, children }: Props) {
  const t = useTranslations('search');
  const wide = useMedia('(min-width: 40rem)');
  const [tall, setTall] = useState(false);
  const from = useRef<number | null>(null);
  const dragged = useRef(false);
  const sheet = useRef<HTMLDivElement>(null);
  const raise = () => {
    if (tall) setTall(false);
    else sheet.current?.scrollIntoView({ behavior: 'smooth', block: 'start' });
  };
  const onUp = (event: PointerEvent) => {
    const moved = from.current === null ? 0 : event.clientY - from.current;
    from.current = null;
    dragged.current = Math.abs(moved) > dragMin;
    if (moved > dragMin) setTall(true);
    else if (moved < -dragMin) raise();
  };
  return (
    <>
      <div
        className={`order-first sticky top-14 tablet:order-last tablet:top-34 desktop:top-16 ${
          tall ? 'max-tablet:h-[calc(100dvh-15rem)]' : 'max-tablet:h-63'
        } tablet:h-[calc(100dvh-8.5rem)] desktop:h-[calc(100dvh-4rem)]`}
      >
        {map}
      </div>
      <div
        ref={sheet}
        className="relative z-10 grid grid-cols-[minmax(0,1fr)] scroll-mt-14 content-start gap-4 bg-bg px-4 pb-10 max-tablet:-mt-4.5 max-tablet:min-h-[calc(100dvh-7rem)] max-tablet:rounded-t-sheet max-tablet:shadow-3 tablet:px-6 tablet:pt-4"
      >
        {!wide && (
          <button
            type="button"
            aria-expanded={tall}
            onClick={() => {
              // The end of a drag is no press.
              if (!dragged.current) setTall(!tall);
              dragged.current = false;
            }}
            onPointerDown={(event) => {
              from.current = event.clientY;
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerUp={onUp}
            className="-mb-3 grid h-8 w-full touch-none place-items-center"
          >
            <span className="sr-only">{t('sheet.map')}</span>
            <span aria-hidden="true" className="h-1 w-10 rounded-pill bg-line-strong opacity-60" />
          </button>
        )}
        {children}
      </div>
    </>
  );
}
