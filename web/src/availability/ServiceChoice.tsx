import { useTranslations } from 'use-intl';
import { Link, useSearchParams } from 'react-router';
import type { Court } from '../api/types';
import { Icon } from '../ui/Icon';
import { formatMoney } from '../ui/money';
import { useDurationWords } from './Durations';
import type { Service } from './shapes';

interface Props {
  court: Court;
  services: Service[];
}

/** Where several things are sold, first which: each has its own length, price and free times. */
export function ServiceChoice({ court, services }: Props) {
  const t = useTranslations('court');
  const words = useDurationWords();
  const [params] = useSearchParams();
  return (
    <section aria-labelledby="services" className="grid gap-3">
      <h2 id="services" className="text-18">
        {t('service.which')}
      </h2>
      <ul className="grid gap-3">
        {services.map((service) => (
          <li
            key={service.id}
            className="relative grid grid-cols-[1fr_auto_auto] items-center gap-x-4 gap-y-1 rounded-card border border-line bg-surface p-4 hover:border-court"
          >
            <div className="grid gap-0.5">
              <h3 className="text-16">
                <Link
                  to={{ search: withService(params, service.id) }}
                  preventScrollReset
                  className="text-court after:absolute after:inset-0 after:rounded-card"
                >
                  {service.name}
                </Link>
              </h3>
              <p className="text-14 text-ink-2">{service.description}</p>
              <p className="num text-13 text-ink-2">
                {words(service.durationMinutes)}
                {service.requiresApproval && ` · ${t('service.approval')}`}
              </p>
            </div>
            <p className="num text-16 font-heading">{formatMoney(priceOf(service, court))}</p>
            <Icon name="next" className="size-5 text-court" />
          </li>
        ))}
      </ul>
    </section>
  );
}

const priceOf = (service: Service, court: Court) => service.priceTiers[0]?.price ?? service.price ?? court.basePrice;

function withService(params: URLSearchParams, id: string): string {
  const next = new URLSearchParams(params);
  next.set('service', id);
  next.delete('start');
  next.delete('duration');
  return next.toString();
}

/** Which of several services the times below are of. */
export function ChosenService({ service }: { service: Service }) {
  const t = useTranslations('court');
  const [params] = useSearchParams();
  const without = new URLSearchParams(params);
  without.delete('service');
  without.delete('start');
  without.delete('duration');
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-16">
      <b className="font-heading">{service.name}</b>
      <Link
        to={{ search: without.toString() }}
        preventScrollReset
        className="inline-flex min-h-11 items-center text-14 text-court underline underline-offset-4"
      >
        {t('service.change')}
      </Link>
    </p>
  );
}
