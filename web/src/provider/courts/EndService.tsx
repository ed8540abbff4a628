import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useAct } from '../../api/useAct';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { problemSentence } from '../../ui/problemWords';
import type { Resource, Service } from '../shapes';
import { putCourt } from './FactsForm';
import { useCourtStore } from './useCourtStore';

/** Sells this no more on this court; other courts may go on with it, and what is booked stays booked. */
export function EndService({ court, service }: { court: Resource; service: Service }) {
  const t = useTranslations('console.prices');
  const [asking, setAsking] = useState(false);
  const { saved, readCourt } = useCourtStore(court.id);
  const ending = useAct({
    act: async (id: string, key) => {
      const now = await readCourt();
      const serviceIds = now.services.map((one) => one.id).filter((one) => one !== id);
      return putCourt(now, { serviceIds }, now.version, key);
    },
    onDone: (now) => {
      setAsking(false);
      saved(now, t('ended', { name: service.name }));
    },
  });
  return (
    <>
      <Button look="quiet" size="small" onClick={() => setAsking(true)}>
        {t('end')}
      </Button>
      {asking && (
        <Dialog
          title={t('endTitle', { name: service.name })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="quiet" onClick={() => setAsking(false)}>
                {t('keep')}
              </Button>
              <Button look="danger" busy={ending.busy && t('busy')} onClick={() => ending.press(service.id)}>
                {t('end')}
              </Button>
            </>
          }
        >
          <p className="text-ink-2">{t('endText')}</p>
          {ending.problem && (
            <p role="alert" className="pt-3 text-danger">
              {problemSentence(ending.problem)}
            </p>
          )}
        </Dialog>
      )}
    </>
  );
}
