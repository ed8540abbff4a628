import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { WayOn } from '../bookings/Panel';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { brandOf, type Card, cardSchema, formatExpiry, formatNumber } from './card';
import { CardInput } from './CardInput';
import { TestCards } from './TestCards';

interface Props {
  /** "€27.30" */
  amount: string;
  /** Who has to say yes before anything is taken. */
  askedOf?: string | null;
  busy: boolean;
  /** What the bank said about one field. */
  mistyped: { field: keyof Card; words: string } | null;
  onPay: (card: Card) => void;
}

const schema = cardSchema(() => new Date());

export function CardForm({ amount, askedOf = null, busy, mistyped, onPay }: Props) {
  const t = useTranslations('payment');
  const [failures, setFailures] = useState(0);
  const { register, handleSubmit, formState, setValue, setError, control } = useForm<Card>({
    resolver: zodResolver(schema),
    defaultValues: { number: '', expiry: '', cvc: '' },
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { errors } = formState;
  const brand = brandOf(useWatch({ control, name: 'number' }));
  useEffect(() => {
    if (mistyped) setError(mistyped.field, { message: mistyped.words }, { shouldFocus: true });
  }, [mistyped, setError]);

  const field = (name: keyof Card, format: (text: string) => string) => {
    const { onChange, ...rest } = register(name);
    return {
      ...rest,
      id: name,
      error: errors[name]?.message,
      onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
        const { value, selectionStart } = event.target;
        // Spaces are set while typing at the end; in the middle the caret must not jump.
        if (selectionStart === value.length && !isErasing(event)) setValue(name, format(value));
        return onChange(event);
      },
    };
  };
  const shown = (['number', 'expiry', 'cvc'] as const).flatMap((name) =>
    errors[name] ? [{ field: name, message: errors[name].message ?? '' }] : [],
  );
  return (
    <form noValidate onSubmit={(event) => void handleSubmit(onPay, () => setFailures(failures + 1))(event)}>
      <div className="grid gap-5">
        <ErrorSummary shown={failures} errors={shown} />
        <TestCards onUse={(number) => setValue('number', formatNumber(number), { shouldValidate: true })} />
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 font-control">{t('card.label')}</legend>
          <div className="grid grid-cols-2">
            <CardInput
              label={t('card.number')}
              brand={brand}
              place="top"
              autoComplete="cc-number"
              placeholder="1234 1234 1234 1234"
              {...field('number', formatNumber)}
            />
            <CardInput
              label={t('card.expiry')}
              place="start"
              autoComplete="cc-exp"
              placeholder="MM / YY"
              {...field('expiry', formatExpiry)}
            />
            <CardInput
              label={t('card.cvc')}
              place="end"
              autoComplete="cc-csc"
              placeholder={t('card.cvcHint')}
              maxLength={4}
              {...field('cvc', (text) => text.replace(/\D/g, '').slice(0, 4))}
            />
          </div>
          {shown.map(({ field: name, message }) => (
            <p key={name} id={`${name}-note`} className="text-14 font-control text-danger">
              {message}
            </p>
          ))}
          <p className="text-14 text-ink-2">{t('card.bankMayAsk')}</p>
        </fieldset>
        <p className="text-14">{t('card.terms')}</p>
        <WayOn>
          <Button type="submit" className="num min-h-13 w-full" busy={busy && t('card.paying')}>
            {t(askedOf === null ? 'card.pay' : 'card.reserve', { amount })}
          </Button>
        </WayOn>
        <p className="text-14 text-ink-2">
          {askedOf === null ? t('card.promise') : t('card.promiseAsk', { amount, name: askedOf })}
        </p>
      </div>
    </form>
  );
}

function isErasing(event: React.ChangeEvent<HTMLInputElement>): boolean {
  const { nativeEvent } = event;
  return nativeEvent instanceof InputEvent && nativeEvent.inputType.startsWith('delete');
}
