import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Announcer } from './Announcer';
import { Icon } from './Icon';

interface Props {
  title: ReactNode;
  /** Esc, the cross, or a press beside it. Left out while something must not be walked away from. */
  onClose?: () => void;
  /** `dialog` stands in the middle; `sheet` comes from the bottom on a phone and from the end of the line elsewhere. */
  look?: 'dialog' | 'sheet';
  /** Buttons at the foot: the way back first, the act last. */
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}

const places = {
  dialog: 'm-auto max-w-[min(34rem,calc(100vw-2rem))] rounded-sheet',
  sheet:
    'mx-0 mt-auto mb-0 max-w-none rounded-t-sheet tablet:ms-auto tablet:my-0 tablet:h-dvh tablet:max-h-none ' +
    'tablet:w-[26rem] tablet:rounded-none tablet:rounded-s-sheet',
};

/** Modal while it is in the tree: put it there to open it. The browser keeps the focus in and gives it back. */
export function Dialog({ title, onClose, look = 'dialog', actions, children, className = '' }: Props) {
  const t = useTranslations('common');
  const box = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useId();
  useShownModal(box, heading);
  return (
    <dialog
      ref={box}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose?.();
      }}
      className={`enter w-full max-h-[calc(100dvh-2rem)] overflow-visible bg-transparent p-0 text-ink backdrop:bg-scrim ${places[look]}`}
    >
      <div className={`flex max-h-[inherit] min-h-full flex-col overflow-hidden rounded-[inherit] bg-raised shadow-3`}>
        <header className="flex items-start gap-3 px-5 pt-5 tablet:px-6">
          <h2 ref={heading} id={name} tabIndex={-1} className="grow pt-1.5 text-22 outline-none">
            {title}
          </h2>
          {onClose && (
            <button type="button" aria-label={t('action.close')} onClick={onClose} className="icon-button -me-2">
              <Icon name="close" />
            </button>
          )}
        </header>
        <div className={`grow overflow-y-auto overscroll-contain px-5 pt-3 pb-5 tablet:px-6 tablet:pb-6 ${className}`}>
          {children}
        </div>
        {actions && (
          <footer className="flex flex-wrap-reverse justify-end gap-2 border-t border-line px-5 py-4 safe-bottom tablet:px-6">
            {actions}
          </footer>
        )}
        <Announcer />
      </div>
    </dialog>
  );
}

function useShownModal(box: RefObject<HTMLDialogElement | null>, first: RefObject<HTMLElement | null>): void {
  // Closed before it leaves the tree: only a closing dialog gives the focus back.
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    // Reading begins at the title, not at the cross beside it.
    first.current?.focus();
    return () => dialog?.close();
  }, [box, first]);
  // The page behind does not scroll; the space of its scrollbar stays.
  useEffect(() => {
    document.documentElement.classList.add('modal-open');
    return () => document.documentElement.classList.remove('modal-open');
  }, []);
}
