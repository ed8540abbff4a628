import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { hasCode } from '../../api/problem';
import { useAct } from '../../api/useAct';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { problemSentence } from '../../ui/problemWords';
import type { Resource } from '../shapes';
import { putCourt } from './FactsForm';
import { useCourtStore } from './useCourtStore';

/** Takes the court out of the search, or brings it back; what is booked stays booked. */
export function Offering({ court }: { court: Resource }) {
  const t = useTranslations('console.offering');
  const [asking, setAsking] = useState(false);
  const { saved, readCourt } = useCourtStore(court.id);
  const changing = useAct({
    act: ({ active, version }: { active: boolean; version: number }, key) => putCourt(court, { active }, version, key),
    onDone: (now) => {
      setAsking(false);
      saved(now, t(now.active ? 'on' : 'off'));
    },
    onRefused: (problem) => {
      if (hasCode(problem, 'version-mismatch')) void readCourt().then((now) => saved(now, t('changed')));
    },
  });
  const change = () => changing.press({ active: !court.active, version: court.version });
  if (!court.active) {
    return (
      <Button look="quiet" size="small" busy={changing.busy && t('busy')} onClick={change}>
        {t('start')}
      </Button>
    );
  }
  return (
    <>
      <Button look="quiet" size="small" onClick={() => setAsking(true)}>
        {t('stop')}
      </Button>
      {asking && (
        <Dialog
          title={t('title')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="quiet" onClick={() => setAsking(false)}>
                {t('keep')}
              </Button>
              <Button look="danger" busy={changing.busy && t('busy')} onClick={change}>
                {t('stop')}
              </Button>
            </>
          }
        >
          <p className="text-ink-2">{t('text')}</p>
          {changing.problem && (
            <p role="alert" className="pt-3 text-danger">
              {problemSentence(changing.problem)}
            </p>
          )}
        </Dialog>
      )}
    </>
  );
}
