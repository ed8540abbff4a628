import { useTranslations } from 'use-intl';
import { meets, rules } from './passwordRules';

/** What the password has to be, ticked off while it is typed. */
export function RulesList({ password, email }: { password: string; email: string }) {
  const t = useTranslations('account.register');
  return (
    <ul id="password-rules" aria-label={t('rules')} className="grid gap-1 text-14">
      {rules.map((rule) => {
        const met = meets(rule, password, email);
        return (
          <li key={rule} className={`flex gap-2 ${met ? 'text-grass' : 'text-ink-2'}`}>
            <span aria-hidden="true" className="w-4 text-center">
              {met ? '✓' : '○'}
            </span>
            {t(`rule.${rule}`)}
            <span className="sr-only">: {t(met ? 'met' : 'open')}</span>
          </li>
        );
      })}
    </ul>
  );
}
