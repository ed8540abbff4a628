import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { answer, api } from '../../api/client';
import { hasCode } from '../../api/problem';
import { useAct } from '../../api/useAct';
import { serverErrors } from '../../identity/forms';
import { Button } from '../../ui/Button';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { problemSentence } from '../../ui/problemWords';
import { formatList } from '../../ui/time';
import type { Resource } from '../shapes';
import { numberOf, type Weekday, weekdays } from './bands';
import { ConflictBox } from './Conflict';
import { leftOutside } from './courtsApi';
import { DayHours } from './DayHours';
import { Exceptions } from './Exceptions';
import { allErrors } from './formErrors';
import { type Hours, hoursBody, hoursOf, hoursSchema } from './hoursForm';
import { LeaveGuard } from './LeaveGuard';
import { LeftOutside } from './LeftOutside';
import { SlotPreview } from './SlotPreview';
import { useCourtStore } from './useCourtStore';
import { useSaving } from './useSaving';
import { weekdayName } from './weekdayName';

/** The week as bands with their price, and the dates that differ; beside it what customers would see. */
export function HoursForm({ court }: { court: Resource }) {
  const t = useTranslations('console.hours');
  const { saved, readCourt } = useCourtStore(court.id);
  const [failures, setFailures] = useState(0);
  const form = useForm<Hours>({
    resolver: zodResolver(hoursSchema),
    defaultValues: hoursOf(court),
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { saving, conflict, save } = useSaving({
    loaded: { values: hoursOf(court), version: court.version },
    send: (hours: Hours, version, key) => putHours(court.id, hours, version, key),
    read: async () => {
      const now = await readCourt();
      return { values: hoursOf(now), version: now.version };
    },
    onSaved: ({ version, windows, exceptions }) => saved({ ...court, version, windows, exceptions }, t('saved')),
  });
  const [outside, setOutside] = useState<Outside | null>(null);
  const checking = useAct({
    act: (hours: Hours) => leftOutside(court.id, hoursBody(hours)),
    onDone: (found, hours) => (found.bookings.length === 0 ? save(hours) : setOutside({ ...found, hours })),
  });
  const failed = checking.problem ?? saving.problem;
  const problem = hasCode(failed, 'version-mismatch') && conflict ? null : failed;
  const labelOf = ([key = '', index]: string[]) =>
    key === 'exceptions' ? t('exceptions.one', { number: Number(index) + 1 }) : weekdayName(numberOf(key as Weekday));
  const errors = [...allErrors(form.formState.errors, labelOf), ...serverErrors(problem, problemSentence)];
  return (
    <div className="grid items-start gap-8 desktop:grid-cols-[minmax(0,1fr)_minmax(24rem,30rem)]">
      <form
        noValidate
        onSubmit={(event) => void form.handleSubmit(checking.press, () => setFailures(failures + 1))(event)}
        className="grid min-w-0 gap-6"
      >
        <ErrorSummary errors={errors} shown={failures + (problem ? 1 : 0)} />
        {conflict && (
          <ConflictBox
            conflict={conflict}
            label={(key) => (key === 'exceptions' ? t('exceptions.title') : weekdayName(numberOf(key)))}
            words={wordsOf}
            onMine={(merged) => checking.press(merged)}
            onTheirs={() => void readCourt().then((now) => saved(now, t('reloaded')))}
          />
        )}
        <section aria-labelledby="week" className="grid gap-1">
          <h2 id="week" className="text-18">
            {t('week')}
          </h2>
          <p className="pb-2 text-14 text-ink-2">{t('weekText')}</p>
          <div className="grid divide-y divide-line border-y border-line">
            {weekdays.map((weekday) => (
              <DayHours key={weekday} form={form} weekday={weekday} />
            ))}
          </div>
        </section>
        <Exceptions form={form} />
        <Button type="submit" className="justify-self-start" busy={(checking.busy || saving.busy) && t('busy')}>
          {t('save')}
        </Button>
        <LeaveGuard dirty={form.formState.isDirty} />
      </form>
      {outside && (
        <LeftOutside
          bookings={outside.bookings}
          truncated={outside.truncated}
          onSave={() => {
            setOutside(null);
            save(outside.hours);
          }}
          onClose={() => setOutside(null)}
        />
      )}
      <Preview court={court} control={form.control} />
    </div>
  );
}

interface Outside extends Awaited<ReturnType<typeof leftOutside>> {
  hours: Hours;
}

function Preview({ court, control }: { court: Resource; control: ReturnType<typeof useForm<Hours>>['control'] }) {
  const typed = useWatch({ control });
  const rules = useMemo(() => {
    const read = hoursSchema.safeParse(typed);
    return read.success ? hoursBody(read.data) : null;
  }, [typed]);
  return <SlotPreview court={court} rules={rules} />;
}

function wordsOf(key: keyof Hours, hours: Hours): string {
  const parts =
    key === 'exceptions'
      ? hours.exceptions.map((one) => `${one.date} ${one.closed ? '–' : `${one.from}–${one.to}`}`)
      : hours[key].map(({ from, to, percent }) => `${from}–${to} (${percent} %)`);
  return parts.length === 0 ? '–' : formatList(parts);
}

const putHours = (id: string, hours: Hours, version: number, key: string) =>
  answer(
    api.PUT('/api/resources/{id}/availability-windows', {
      params: { path: { id } },
      body: hoursBody(hours),
      headers: { 'If-Match': `"${version}"`, 'Idempotency-Key': key },
    }),
  );
