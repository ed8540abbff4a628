import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { answer, api } from '../api/client';
import { hasCode } from '../api/problem';
import { useAct } from '../api/useAct';
import { Button } from '../ui/Button';
import { problemSentence } from '../ui/problemWords';
import { useCheckout } from './drafts/checkout';
import type { KeptHold } from './kept';

function giveBack(hold: KeptHold, key: string) {
  const headers = { 'X-Hold-Token': hold.token, 'Idempotency-Key': key };
  const params = { path: { id: hold.id }, header: { 'X-Hold-Token': hold.token } };
  return answer(api.DELETE('/api/holds/{id}', { params, headers }));
}

/** Who does not want the slot any more frees it for others at once. */
export function GiveBack({ hold, slotAt }: { hold: KeptHold; slotAt: string }) {
  const t = useTranslations('booking');
  const navigate = useNavigate();
  const leave = () => {
    // Forgotten once the other page is there: this one would say that it does not know the hold.
    void Promise.resolve(navigate(slotAt)).then(() => useCheckout.getState().reset());
  };
  const release = useAct({
    act: giveBack,
    onDone: leave,
    onRefused: (problem) => hasCode(problem, 'hold-unknown', 'hold-expired') && leave(),
  });
  return (
    <>
      <Button
        look="text"
        className="text-14"
        busy={release.busy && t('hold.givingBack')}
        onClick={() => release.press(hold)}
      >
        {t('hold.giveBack')}
      </Button>
      {release.problem && <p role="alert">{problemSentence(release.problem)}</p>}
    </>
  );
}
