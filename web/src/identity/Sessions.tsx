import { useTranslations } from 'use-intl';
import { useNavigate } from 'react-router';
import { useAct } from '../api/useAct';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { problemSentence } from '../ui/problemWords';
import { signOut, signOutEverywhere } from './session';

export function Sessions() {
  const t = useTranslations('account.sessions');
  const navigate = useNavigate();
  const everywhere = useAct({
    act: signOutEverywhere,
    onDone: () => {
      announce(t('done'));
      void navigate('/');
    },
  });
  const here = useAct({ act: signOut, onDone: () => void navigate('/') });
  const problem = everywhere.problem ?? here.problem;
  return (
    <section aria-labelledby="sessions" className="grid gap-4 rounded-card border border-line bg-surface p-5">
      <div className="grid gap-1">
        <h2 id="sessions" className="text-18">
          {t('title')}
        </h2>
        <p className="text-ink-2">{t('text')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" busy={here.busy && t('busy')} onClick={() => here.press(undefined)}>
          {t('here')}
        </Button>
        <Button look="quiet" busy={everywhere.busy && t('busy')} onClick={() => everywhere.press(undefined)}>
          {t('everywhere')}
        </Button>
      </div>
      <p className="text-14 text-ink-3">{t('everywhereText')}</p>
      {problem && (
        <p role="alert" className="text-danger">
          {problemSentence(problem)}
        </p>
      )}
    </section>
  );
}
