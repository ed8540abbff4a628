import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem, Problem } from '../api/problem';
import type { Intent } from '../api/types';
import { useAct } from '../api/useAct';
import { translator } from '../i18n/translations';
import { announce } from '../ui/announce';
import { Icon } from '../ui/Icon';
import { formatMoney } from '../ui/money';
import { problemSentence } from '../ui/problemWords';
import { AskingBank } from './AskingBank';
import { BankWaits } from './BankWaits';
import type { Card } from './card';
import { CardForm } from './CardForm';
import { ChallengeDialog } from './ChallengeDialog';
import { confirmCard, type Outcome, readIntent, whenDecided } from './stripeApi';

export interface PaymentProps {
  intent: Intent;
  returnUrl: string;
  askedOf: string | null;
  onAuthorised: () => void;
  onDeclined: (words: string) => void;
}

/** `unknown`: the connection broke after the card was sent, so that only the bank's side knows. */
type Stage = { kind: 'card' } | { kind: 'bank'; url: string; open: boolean } | { kind: 'unknown' };

/** Our own card form against the sandbox's Stripe: confirm, the bank's challenge if it asks, then the outcome. */
export function SandboxPayment({ intent, returnUrl, askedOf, onAuthorised, onDeclined }: PaymentProps) {
  const t = useTranslations('payment');
  const [stage, setStage] = useState<Stage>({ kind: 'card' });
  const [mistyped, setMistyped] = useState<{ field: keyof Card; words: string } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const settle = useCallback(
    (outcome: Outcome) => {
      if (outcome.kind === 'challenge') return setStage({ kind: 'bank', url: outcome.url, open: true });
      setStage({ kind: 'card' });
      if (outcome.kind === 'authorised') onAuthorised();
      else if (outcome.kind === 'declined') onDeclined(outcome.words);
      else if (outcome.kind === 'mistyped') setMistyped({ field: outcome.field, words: outcome.words });
    },
    [onAuthorised, onDeclined],
  );
  const payment = useAct({
    act: (card: Card, key) => {
      if (!navigator.onLine) return Promise.reject(new Problem(-1, { code: 'offline' }));
      return confirmCard(intent, card, returnUrl, key);
    },
    onDone: settle,
    onRefused: (problem) => problem.outcomeUnknown && setStage({ kind: 'unknown' }),
  });
  useStanding(intent, settle, setStage);
  const fail = useCallback((words: string) => {
    setStage({ kind: 'card' });
    setSaid(words);
    announce(words, true);
  }, []);
  useDecision(intent, stage.kind, settle, fail);

  const words = payment.problem && !payment.problem.outcomeUnknown ? problemSentence(payment.problem) : said;
  return (
    <>
      {stage.kind === 'unknown' && <AskingBank />}
      {stage.kind === 'bank' && <BankWaits onGoOn={() => setStage({ ...stage, open: true })} />}
      {words !== null && stage.kind === 'card' && (
        <p role="alert" className="flex gap-2 rounded-card bg-amber-tint p-4 text-amber">
          <Icon name="warn" /> {words}
        </p>
      )}
      <div hidden={stage.kind === 'unknown'}>
        <CardForm
          amount={formatMoney(intent.amount)}
          askedOf={askedOf}
          busy={payment.busy}
          mistyped={mistyped}
          onPay={(card) => {
            setSaid(null);
            payment.press(card);
          }}
        />
      </div>
      {stage.kind === 'bank' && stage.open && (
        <ChallengeDialog
          url={stage.url}
          onClose={() => setStage({ ...stage, open: false })}
          onOtherCard={() => {
            setStage({ kind: 'card' });
            setSaid(t('open'));
          }}
        />
      )}
    </>
  );
}

/** A reload or a way back from the bank: the payment may be further than this page knows. */
function useStanding(intent: Intent, settle: (outcome: Outcome) => void, setStage: (stage: Stage) => void) {
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    readIntent(intent).then(
      (outcome) => {
        if (outcome.kind === 'authorised') settle(outcome);
        else if (outcome.kind === 'challenge') setStage({ kind: 'bank', url: outcome.url, open: false });
      },
      (error: unknown) => {
        // It is only a look: the form stands, and pressing tells more.
        if (!(error instanceof Problem)) throw error;
      },
    );
  }, [intent, settle, setStage]);
}

function useDecision(
  intent: Intent,
  stage: Stage['kind'],
  settle: (outcome: Outcome) => void,
  fail: (words: string) => void,
) {
  useEffect(() => {
    if (stage === 'card') return;
    const left = new AbortController();
    whenDecided(intent, left.signal, stage === 'bank').then(
      (outcome) => {
        if (outcome === null) return;
        if (outcome.kind !== 'open') settle(outcome);
        else fail(translator('payment')(stage === 'unknown' ? 'unknown.notArrived' : 'open'));
      },
      (error: unknown) => fail(problemSentence(asProblem(error))),
    );
    return () => left.abort();
  }, [fail, intent, settle, stage]);
}
