import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { serverNow } from '../api/clock';
import type { Alternative } from '../api/problem';
import type { Act } from '../api/useAct';
import type { Court } from '../api/types';
import { OwnHolds } from '../bookings/OwnHolds';
import type { Wanted } from '../bookings/useHold';
import { useOnline } from '../ui/hooks';
import { Icon } from '../ui/Icon';
import { problemSentence } from '../ui/problemWords';
import { formatTime } from '../ui/time';
import { Choice as ChoiceRow, MyHold } from './ChoiceBar';
import { nearest } from './events';
import { NearbyTimes } from './NearbyTimes';
import { Notice } from './Notice';
import type { LiveSlot, Service } from './shapes';
import type { Choice } from './useChoice';
import { useNeighbours } from './useNeighbours';

interface Props {
  court: Court;
  service: Service;
  duration: number | null;
  choice: Choice;
  hold: Act<Wanted>;
  /** A taken time the reader pressed. */
  pressed: LiveSlot | null;
  /** What went before the reader's eyes, on the day they look at. */
  lastTaken: LiveSlot | null;
  slots: LiveSlot[];
  onChoose: (start: string | null) => void;
  onTake: (slot: Alternative) => void;
  onClose: () => void;
}

/** Fixed at the page's end: what was lost and what is near it, then the choice and the one way on. */
export function BottomBar(props: Props) {
  const { court, service, choice, hold, onTake } = props;
  const t = useTranslations('court');
  const isFree = choice.kind === 'free' && !isRefused(hold);
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-0 z-20 grid gap-3">
      <div className="tablet:page w-full tablet:pb-0.5">
        <WhatWent {...props} />
      </div>
      <section
        aria-label={t('choice.label')}
        hidden={!isFree && choice.kind !== 'mine'}
        className="pointer-events-auto border-t border-line bg-surface pt-3 shadow-3"
      >
        <div className="page grid gap-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          {choice.kind === 'mine' && <MyHold slot={choice.slot} hold={choice.hold} zone={court.timeZone} />}
          {isFree && (
            <ChoiceRow
              slot={choice.slot}
              zone={court.timeZone}
              service={service}
              busy={hold.busy}
              now={serverNow()}
              refusal={<Refusal hold={hold} />}
              onHold={onTake}
            />
          )}
        </div>
      </section>
    </div>
  );
}

const isRefused = (hold: Act<Wanted>) => hold.problem?.code === 'slot-taken';

/** Why the last press came to nothing; the taken time has a card of its own. */
function Refusal({ hold }: Pick<Props, 'hold'>): ReactNode {
  const t = useTranslations('court');
  const online = useOnline();
  const { problem } = hold;
  if (problem === null || problem.code === 'slot-taken' || hold.busy) return null;
  return (
    <div className="grid gap-2">
      <p role="alert" className="flex gap-2 text-14 text-danger">
        <Icon name="warn" />
        {!online || problem.code === 'unreachable' ? t('choice.offline') : problemSentence(problem)}
      </p>
      {problem.code === 'too-many-holds' && <OwnHolds />}
    </div>
  );
}

function lostStart(choice: Choice, refused: boolean): string | null {
  if (choice.kind === 'not-offered') return choice.start;
  return choice.kind === 'gone' || (choice.kind === 'free' && refused) ? choice.slot.start : null;
}

function WhatWent({ court, duration, choice, hold, pressed, lastTaken, slots, ...on }: Props) {
  const t = useTranslations('court');
  const zone = court.timeZone;
  const refused = isRefused(hold) ? hold.problem : null;
  const lost = lostStart(choice, refused !== null);
  const about = lost ?? pressed?.start ?? lastTaken?.start ?? null;
  const elsewhere = useNeighbours(court.id, about, duration);
  if (about === null) return null;

  const time = formatTime(about, zone);
  const title =
    choice.kind === 'not-offered'
      ? t('taken.notOffered', { time })
      : lost !== null || pressed === null
        ? t('taken.title', { time })
        : t(pressed.state === 'held' ? 'taken.held' : 'taken.booked', { time });
  const here = refused?.alternatives ?? nearest(slots, about).map(({ start, end, price }) => ({ start, end, price }));
  const nothing = here.length + elsewhere.length === 0;
  return (
    <Notice
      title={title}
      passing={lost === null && pressed === null}
      takesFocus={refused !== null}
      onClose={on.onClose}
    >
      <p className="text-14 text-ink-2">
        {nothing
          ? t('taken.nothingNear')
          : t(
              refused !== null
                ? 'taken.holdInstead'
                : pressed?.state === 'held'
                  ? 'taken.freesItself'
                  : 'taken.closest',
            )}
      </p>
      <NearbyTimes
        start={about}
        zone={zone}
        here={here.slice(0, elsewhere.length > 0 ? 3 : 5)}
        elsewhere={elsewhere.slice(0, 2)}
        chosen={choice.kind === 'free' ? choice.slot.start : null}
        onPick={(slot) => (refused === null ? on.onChoose(slot.start) : on.onTake(slot))}
      />
    </Notice>
  );
}
