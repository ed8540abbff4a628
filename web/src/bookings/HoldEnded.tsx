import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Slot } from '../api/types';
import { announce } from '../ui/announce';
import { Button, ButtonLink } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { problemSentence } from '../ui/problemWords';
import { formatTime, localDate } from '../ui/time';
import type { KeptHold } from './kept';
import { Panel } from './Panel';
import { Taken } from './Taken';
import { useHold } from './useHold';

interface Props {
  hold: KeptHold;
  /** The day as it is now: says whether the slot is still free. */
  day: Slot[];
}

/** Nothing is lost: the form keeps what was typed, and the slot can be held again if it is still free. */
export function HoldEnded({ hold, day }: Props) {
  const t = useTranslations('booking');
  const again = useHold();
  const taken = again.problem?.code === 'slot-taken' ? again.problem : null;
  const known = Date.parse(hold.expiresAt) > 0;
  const title = known ? t('ended.title', { time: formatTime(hold.expiresAt, hold.zone) }) : t('ended.titleGivenUp');
  const said = useRef(false);
  useEffect(() => {
    if (said.current) return;
    said.current = true;
    announce(title, true);
  }, [title]);
  const isFree = day.some((slot) => Date.parse(slot.start) === Date.parse(hold.start) && slot.state === 'free');
  if (taken) {
    return (
      <Taken
        start={hold.start}
        zone={hold.zone}
        alternatives={taken.alternatives}
        onChoose={({ start, end }) => again.press({ ...hold, start, end })}
      />
    );
  }
  return (
    <Panel aria-label={t('hold.label')} className="flex flex-wrap items-center gap-3 tablet:p-4">
      <Icon name="hourglass" className="size-6 text-ink-2" />
      <p className="me-auto min-w-0 flex-1 basis-52 text-14">
        <b className="num font-heading">{title}</b>{' '}
        {again.problem
          ? problemSentence(again.problem)
          : isFree
            ? t('ended.free', { time: formatTime(hold.start, hold.zone) })
            : t('ended.kept')}
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink look="quiet" to={`/courts/${hold.courtId}?date=${localDate(hold.start, hold.zone)}`}>
          {t('ended.others')}
        </ButtonLink>
        <Button busy={again.busy && t('ended.holding')} onClick={() => again.press(hold)}>
          {t('ended.again')}
        </Button>
      </div>
    </Panel>
  );
}
