import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import * as z from 'zod/mini';
import { answer, api } from '../api/client';
import { hasCode } from '../api/problem';
import type { Profile } from '../api/types';
import { useAct } from '../api/useAct';
import { isLanguage, type Language, languages } from '../i18n/locales';
import { chooseLanguage, currentTranslations, translator } from '../i18n/translations';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field, Select } from '../ui/Field';
import { problemSentence } from '../ui/problemWords';
import { meKey } from './AccountPage';
import { Appearance } from './Appearance';
import { formErrors, serverErrors } from './forms';
import { renameUser } from './session';

const schema = z.object({
  displayName: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: () => translator('account')('profile.nameMissing') }),
      z.maxLength(100, { error: () => translator('account')('register.nameLong') }),
    ),
  locale: z.string(),
});
type Changes = z.infer<typeof schema>;

/** Name and language are kept by the server; the look of this browser stays in it. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const t = useTranslations('account.profile');
  const [failures, setFailures] = useState(0);
  const { register, handleSubmit, formState } = useForm<Changes>({
    resolver: zodResolver(schema),
    defaultValues: { displayName: profile.displayName, locale: languageOf(profile) },
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { errors } = formState;
  const saving = useSaving(profile);
  const all = [
    ...formErrors(errors),
    ...serverErrors(saving.problem, (problem) =>
      hasCode(problem, 'version-mismatch') ? t('changedElsewhere') : problemSentence(problem),
    ),
  ];
  return (
    <section aria-labelledby="profile" className="grid gap-5 rounded-card border border-line bg-surface p-5">
      <h2 id="profile" className="text-18">
        {t('title')}
      </h2>
      <form
        noValidate
        onSubmit={(event) => void handleSubmit(saving.press, () => setFailures(failures + 1))(event)}
        className="grid gap-5"
      >
        <ErrorSummary errors={all} shown={failures + (saving.problem ? 1 : 0)} />
        <div className="grid gap-0.5">
          <p className="font-control">{t('email')}</p>
          <p className="break-words">{profile.email}</p>
          <p className="text-14 text-ink-3">{t('emailHint')}</p>
        </div>
        <Field
          label={t('name')}
          autoComplete="name"
          {...register('displayName')}
          id="displayName"
          error={errors.displayName?.message}
        />
        <Select label={t('language')} hint={t('languageHint')} {...register('locale')} id="locale">
          {Object.entries(languages).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </Select>
        <Button type="submit" className="justify-self-start" busy={saving.busy && t('busy')}>
          {t('save')}
        </Button>
      </form>
      <Appearance />
    </section>
  );
}

function useSaving(profile: Profile) {
  const client = useQueryClient();
  const key = meKey(profile.id);
  return useAct({
    act: ({ displayName, locale }: Changes, idempotencyKey) =>
      answer(
        api.PUT('/api/me', {
          body: { displayName, locale },
          headers: { 'If-Match': `"${profile.version}"`, 'Idempotency-Key': idempotencyKey },
        }),
      ),
    onDone: (saved, { locale }) => {
      client.setQueryData(key, saved);
      renameUser(saved.displayName);
      const said = () => announce(translator('account')('profile.saved'));
      if (isLanguage(locale)) void chooseLanguage(locale).then(said);
      else said();
    },
    onRefused: (problem) => {
      if (hasCode(problem, 'version-mismatch')) void client.invalidateQueries({ queryKey: key });
    },
  });
}

/** The account's own wish; until there is one, what the page speaks. */
function languageOf({ locale }: Profile): Language {
  const tag = (locale ?? currentTranslations().locale).split('-')[0] ?? 'en';
  return isLanguage(tag) ? tag : 'en';
}
