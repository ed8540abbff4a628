import { type ComponentProps, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '../ui/Field';

/** Shown on request, so that a long password can be checked. Pasting and password managers work as everywhere. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, 'type'>) {
  const t = useTranslations('account.signIn');
  const [shown, setShown] = useState(false);
  return (
    <div className="grid gap-2">
      <Field {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} />
      <label className="flex min-h-6 w-fit cursor-pointer items-center gap-2 text-14 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
          className="size-5 accent-court-fill"
        />
        {t('show')}
      </label>
    </div>
  );
}
