import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { answer, api } from '../api/client';
import { hasCode } from '../api/problem';
import { useAct } from '../api/useAct';
import { translator } from '../i18n/translations';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { useServerNow } from '../ui/hooks';
import { problemSentence } from '../ui/problemWords';
import { formatTime } from '../ui/time';
import { countdown, saidBetween } from './countdown';
import { type KeptHold, keptHolds } from './kept';

function extend(hold: KeptHold, key: string) {
  const headers = { 'X-Hold-Token': hold.token, 'Idempotency-Key': key };
  const params = { path: { id: hold.id }, header: { 'X-Hold-Token': hold.token } };
  return answer(api.POST('/api/holds/{id}/extend', { params, headers }));
}

/** "Held for you until 17:52": calm, never red, and five minutes more are one press away, once. */
export function HoldBar({ hold }: { hold: KeptHold }) {
  const t = useTranslations('booking');
  const now = useServerNow();
  const { short } = countdown(hold.expiresAt, now);
  useSaidAloud(hold.expiresAt, now);
  const more = useAct({
    act: extend,
    onDone: ({ expiresAt }) => {
      keptHolds.keep({ ...hold, expiresAt, extended: true });
      announce(t('hold.added', { time: formatTime(expiresAt, hold.zone) }), true);
    },
    onRefused: (problem) => hasCode(problem, 'hold-extended-already') && keptHolds.keep({ ...hold, extended: true }),
  });
  const calm = hold.extended ? t('hold.calmExtended') : t('hold.calm');
  return (
    <HeldBar
      until={hold.expiresAt}
      zone={hold.zone}
      now={now}
      quiet={!short && more.problem === null}
      words={more.problem ? problemSentence(more.problem) : short ? t('hold.short') : calm}
    >
      {!hold.extended && (
        <Button
          look="quiet"
          className="shrink-0 px-3 text-14"
          busy={more.busy && t('hold.adding')}
          onClick={() => more.press(hold)}
        >
          {t('hold.add')}
        </Button>
      )}
    </HeldBar>
  );
}

interface HeldProps {
  until: string;
  zone: string;
  now: number;
  /** Nothing to be read but the time: a phone leaves the sentence out. */
  quiet: boolean;
  words: string;
  /** How long the whole of it is; a hold's ten minutes when not said. */
  fullMs?: number;
  children?: React.ReactNode;
}

export function HeldBar({ until, zone, now, quiet, words, fullMs, children }: HeldProps) {
  const t = useTranslations('booking');
  const { left, share, minutes, seconds } = countdown(until, now, fullMs);
  return (
    <section
      aria-label={t('hold.label')}
      className="flex flex-wrap items-center gap-3 border-y border-yours-edge/60 bg-yours-tint px-4 py-2.5 tablet:gap-4 tablet:rounded-card tablet:border tablet:py-3"
    >
      <Ring share={share} left={left} label={t('hold.left', { minutes, seconds })} />
      <p className="num me-auto min-w-0 flex-[1_1_7rem] text-14">
        <b className="font-heading">{t('hold.until', { time: formatTime(until, zone) })}</b>{' '}
        <span className={`text-ink-2 ${quiet ? 'max-tablet:sr-only' : ''}`}>{words}</span>
      </p>
      {children}
    </section>
  );
}

function Ring({ share, left, label }: { share: number; left: string; label: string }) {
  return (
    <svg viewBox="0 0 44 44" role="timer" aria-label={label} className="size-10 shrink-0 tablet:size-11">
      <circle cx="22" cy="22" r="19" fill="none" stroke="var(--yours-edge)" strokeOpacity=".28" strokeWidth="4" />
      <circle
        cx="22"
        cy="22"
        r="19"
        fill="none"
        stroke="var(--yours-edge)"
        strokeWidth="4"
        strokeLinecap="round"
        pathLength="100"
        strokeDasharray={`${share * 100} 100`}
        transform="rotate(-90 22 22)"
      />
      <text
        x="22"
        y="26"
        textAnchor="middle"
        fontSize={left.length > 4 ? 10 : 11.5}
        fontWeight="660"
        fill="var(--ink)"
        className="num"
      >
        {left}
      </text>
    </svg>
  );
}

function useSaidAloud(expiresAt: string, now: number) {
  const before = useRef(now);
  useEffect(() => {
    const key = saidBetween(expiresAt, before.current, now);
    before.current = now;
    if (key !== null) announce(translator('booking')(`hold.said.${key}`), true);
  }, [expiresAt, now]);
}
