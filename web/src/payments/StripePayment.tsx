import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import type { Appearance, PaymentIntent } from '@stripe/stripe-js';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Problem } from '../api/problem';
import { useAct } from '../api/useAct';
import { WayOn } from '../bookings/Panel';
import { isLanguage, readersLocale } from '../i18n/locales';
import { Button } from '../ui/Button';
import { formatMoney } from '../ui/money';
import { problemSentence } from '../ui/problemWords';
import { AskingBank } from './AskingBank';
import { refusalWords } from './refusal';
import type { PaymentProps } from './SandboxPayment';

/** With real keys the card is typed into Stripe's own fields, in Stripe's frame. */
export default function StripePayment(props: PaymentProps) {
  const { intent } = props;
  const [stripe] = useState(() => loadStripe(intent.publishableKey));
  const [appearance] = useState(lookOfPage);
  const locale = readersLocale(new URL(location.href));
  return (
    <Elements
      stripe={stripe}
      options={{ clientSecret: intent.clientSecret, appearance, locale: isLanguage(locale) ? locale : 'auto' }}
    >
      <StripeForm {...props} />
    </Elements>
  );
}

/** The page's own tokens: Stripe's frame cannot see them. */
function lookOfPage(): Appearance {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    theme: document.documentElement.dataset.theme === 'dark' ? 'night' : 'stripe',
    variables: {
      colorPrimary: token('--court-fill'),
      colorBackground: token('--surface'),
      colorText: token('--ink'),
      colorTextSecondary: token('--ink-2'),
      colorDanger: token('--danger'),
      fontFamily: token('--font'),
      fontSizeBase: '16px',
      borderRadius: '8px',
    },
  };
}

const heldStates: PaymentIntent.Status[] = ['requires_capture', 'processing', 'succeeded'];

function StripeForm({ intent, returnUrl, askedOf, onAuthorised, onDeclined }: PaymentProps) {
  const t = useTranslations('payment');
  const stripe = useStripe();
  const elements = useElements();
  const [isAsking, setAsking] = useState(false);
  const { clientSecret } = intent;
  // After a reload, on the way back from the bank, or when the connection broke: Stripe knows how it stands.
  useEffect(() => {
    if (!stripe) return;
    let left = false;
    void stripe.retrievePaymentIntent(clientSecret).then(({ paymentIntent }) => {
      if (left) return;
      setAsking(false);
      if (paymentIntent && heldStates.includes(paymentIntent.status)) onAuthorised();
    });
    return () => {
      left = true;
    };
  }, [clientSecret, isAsking, onAuthorised, stripe]);
  const payment = useAct({
    act: async () => {
      if (!navigator.onLine) throw new Problem(-1, { code: 'offline' });
      if (!stripe || !elements) throw new Problem(-1, { code: 'payment-not-ready' });
      return stripe.confirmPayment({ elements, confirmParams: { return_url: returnUrl }, redirect: 'if_required' });
    },
    onDone: ({ error }) => {
      if (!error) return onAuthorised();
      // Stripe's fields show a typing error themselves.
      if (error.type === 'card_error') onDeclined(refusalWords(error.decline_code ?? error.code));
      else if (error.type === 'api_connection_error') setAsking(true);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    payment.press(null);
  };
  const amount = formatMoney(intent.amount);
  return (
    <form onSubmit={submit} className="grid gap-5">
      {isAsking && <AskingBank />}
      <PaymentElement />
      {payment.problem && <p role="alert">{problemSentence(payment.problem)}</p>}
      <p className="text-14">{t('card.terms')}</p>
      <WayOn>
        <Button type="submit" className="num min-h-13 w-full" busy={payment.busy && t('card.paying')}>
          {t(askedOf === null ? 'card.pay' : 'card.reserve', { amount })}
        </Button>
      </WayOn>
      <p className="text-14 text-ink-2">
        {askedOf === null ? t('card.promise') : t('card.promiseAsk', { amount, name: askedOf })}
      </p>
    </form>
  );
}
