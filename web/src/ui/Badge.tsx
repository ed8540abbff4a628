import { type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Booking } from '../api/types';

export type BookingStatus = Booking['status'];

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.7 } as const;
const ring = <circle cx="6" cy="6" r="4.2" {...stroke} />;
const cross = <path d="m3 3 6 6M9 3 3 9" {...stroke} />;
const tick = <path d="m2 6.4 2.7 2.7L10 3.2" {...stroke} />;
const dash = <path d="M2 6h8" {...stroke} />;
const back = <path d="M4.5 2 2 4.5 4.5 7M2.5 4.500h5a2.6 2.6 0 0 1 0 5.200H5" {...stroke} />;

// Word, own glyph and colour: any one of them is enough.
const looks: Record<BookingStatus, { glyph: ReactNode; look: string }> = {
  pending: {
    glyph: <circle cx="6" cy="6" r="4.2" {...stroke} strokeDasharray="2.4 2" />,
    look: 'bg-amber-tint text-amber',
  },
  confirmed: { glyph: tick, look: 'bg-grass-tint text-grass' },
  in_progress: { glyph: <path d="M3.5 2.5 9.5 6l-6 3.5z" fill="currentColor" />, look: 'bg-court-tint text-court' },
  completed: { glyph: <circle cx="6" cy="6" r="4.5" fill="currentColor" />, look: 'bg-sunken text-ink-2' },
  payment_failed: { glyph: cross, look: 'bg-danger-tint text-danger' },
  cancelled: { glyph: dash, look: 'bg-sunken text-ink-3 [&>span]:line-through' },
  no_show: {
    glyph: (
      <>
        {ring}
        <path d="m3 9 6-6" {...stroke} />
      </>
    ),
    look: 'bg-clay-tint text-clay',
  },
  refunded: { glyph: back, look: 'text-ink-2 inset-ring inset-ring-line-strong' },
};

export function Glyph({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 shrink-0">
      {children}
    </svg>
  );
}

/** How a booking stands. */
export function StatusBadge({ status }: { status: BookingStatus }) {
  const t = useTranslations('common.status');
  const { glyph, look } = looks[status];
  return (
    <span
      className={`inline-flex min-h-6 items-center gap-1.5 rounded-pill ps-[7px] pe-[9px] text-12 font-control whitespace-nowrap ${look}`}
    >
      <Glyph>{glyph}</Glyph>
      <span>{t(status)}</span>
    </span>
  );
}

const moneyLooks = {
  pending: { glyph: <circle cx="6" cy="6" r="4.2" {...stroke} strokeDasharray="2.4 2" />, look: 'text-ink-2' },
  authorized: { glyph: ring, look: 'text-amber' },
  captured: { glyph: tick, look: 'text-grass' },
  partially_refunded: {
    glyph: (
      <>
        {ring}
        <path d="M6 1.8a4.2 4.2 0 0 1 0 8.4z" fill="currentColor" />
      </>
    ),
    look: 'text-ink-2',
  },
  refunded: { glyph: back, look: 'text-ink-2' },
  cancelled: { glyph: dash, look: 'text-ink-2' },
  expired: { glyph: dash, look: 'text-ink-2' },
  failed: { glyph: cross, look: 'text-danger' },
  disputed: { glyph: <path d="M6 1.500v5.500M6 9.200v1" {...stroke} />, look: 'text-danger' },
  lost: { glyph: <path d="M6 1.500v5.500M6 9.200v1" {...stroke} />, look: 'text-danger' },
} as const;

export type MoneyStatus = keyof typeof moneyLooks;
export const isMoneyStatus = (status: string): status is MoneyStatus => Object.hasOwn(moneyLooks, status);

/** Where the money is. Text without a pill, so that it is not read as the booking's state. */
export function MoneyState({ status }: { status: string }) {
  const t = useTranslations('common.payment');
  if (!isMoneyStatus(status)) return <span className="text-13">{status}</span>;
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-13 font-control whitespace-nowrap ${moneyLooks[status].look}`}
    >
      <Glyph>{moneyLooks[status].glyph}</Glyph>
      {t(status)}
    </span>
  );
}
