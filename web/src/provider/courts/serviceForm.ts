import * as z from 'zod/mini';
import { translator } from '../../i18n/translations';
import type { Service } from '../shapes';
import { readAmount, readNumber, writeAmount } from './amount';
import { within } from './facts';

const t = () => translator('console');
const whole = (min: number, max: number) =>
  z
    .string()
    .check(z.refine((typed) => isWhole(typed, min, max), { error: () => t()('prices.error.between', { min, max }) }));
const isWhole = (typed: string, min: number, max: number): boolean =>
  Number.isInteger(readNumber(typed)) && within(readNumber(typed), min, max);

/** Left empty there is no limit. */
const limit = z.string().check(
  z.refine((typed) => typed.trim() === '' || isWhole(typed, 1, 1000), {
    error: () => t()('prices.error.limit', { max: 1000 }),
  }),
);

/** How a booking comes to stand, and where it is paid. `other` is what was set up elsewhere, and stays. */
export const ways = ['instant', 'onYes', 'atVenue', 'atVenueOnYes', 'other'] as const;
type Way = (typeof ways)[number];

const termsOfWay: Record<Exclude<Way, 'other'>, Pick<Service, 'paymentPolicy' | 'requiresApproval'>> = {
  instant: { paymentPolicy: 'instant', requiresApproval: false },
  onYes: { paymentPolicy: 'on_approval', requiresApproval: true },
  atVenue: { paymentPolicy: 'at_venue', requiresApproval: false },
  atVenueOnYes: { paymentPolicy: 'at_venue', requiresApproval: true },
};

const wayOf = ({ paymentPolicy, requiresApproval }: Pick<Service, 'paymentPolicy' | 'requiresApproval'>): Way =>
  (Object.keys(termsOfWay) as (keyof typeof termsOfWay)[]).find(
    (way) => termsOfWay[way].paymentPolicy === paymentPolicy && termsOfWay[way].requiresApproval === requiresApproval,
  ) ?? 'other';

const tier = z.object({ hours: whole(0, 8760), percent: whole(0, 100) });

export const serviceSchema = (currency: string) =>
  z
    .object({
      name: z
        .string()
        .check(
          z.trim(),
          z.minLength(1, { error: () => t()('facts.error.missing') }),
          z.maxLength(120, { error: () => t()('facts.error.long', { max: 120 }) }),
        ),
      priceType: z.enum(['hourly', 'fixed', 'custom']),
      price: z.string(),
      duration: whole(5, 1440),
      durationMax: whole(5, 1440),
      grid: whole(5, 1440),
      notice: whole(0, 525_600),
      horizon: whole(1, 730),
      bufferBefore: whole(0, 240),
      bufferAfter: whole(0, 240),
      payment: z.enum(ways),
      groupSize: whole(1, 10_000),
      active: limit,
      daily: limit,
      weekly: limit,
      tiers: z.array(tier),
    })
    .check((ctx) => {
      const { value } = ctx;
      const say = (path: (string | number)[], message: string) =>
        ctx.issues.push({ code: 'custom', path, message, input: value });
      if (value.priceType === 'fixed' && readAmount(value.price, currency) === null)
        say(['price'], t()('facts.error.price'));
      if (Number(value.durationMax) < Number(value.duration)) say(['durationMax'], t()('prices.error.shorter'));
      value.tiers.forEach((one, index) => {
        const longer = value.tiers[index - 1];
        if (longer === undefined) return;
        if (Number(one.hours) >= Number(longer.hours) || Number(one.percent) > Number(longer.percent))
          say(['tiers', index, 'hours'], t()('prices.error.order'));
      });
    });
export type Terms = z.infer<ReturnType<typeof serviceSchema>>;

const priceTypes = ['hourly', 'fixed', 'custom'] as const;

export const newTerms: Terms = {
  name: '',
  priceType: 'hourly',
  price: '',
  duration: '60',
  durationMax: '60',
  grid: '60',
  notice: '60',
  horizon: '180',
  bufferBefore: '0',
  bufferAfter: '0',
  payment: 'instant',
  groupSize: '1',
  active: '',
  daily: '',
  weekly: '',
  tiers: [
    { hours: '24', percent: '100' },
    { hours: '2', percent: '50' },
  ],
};

export const termsOf = (service: Service): Terms => ({
  name: service.name,
  priceType: priceTypes.find((one) => one === service.priceType) ?? 'hourly',
  price: service.price === null ? '' : writeAmount(service.price),
  duration: String(service.durationMinutes),
  durationMax: String(service.durationMinutesMax),
  grid: String(service.gridMinutes),
  notice: String(service.noticeMinutes),
  horizon: String(service.horizonDays),
  bufferBefore: String(service.bufferBeforeMinutes),
  bufferAfter: String(service.bufferAfterMinutes),
  payment: wayOf(service),
  groupSize: String(service.groupSizeMax),
  active: String(service.activeBookingsMax ?? ''),
  daily: String(service.dailyBookingsMax ?? ''),
  weekly: String(service.weeklyBookingsMax ?? ''),
  tiers: service.cancellationTiers.map(({ hoursBefore, percent }) => ({
    hours: String(hoursBefore),
    percent: String(percent),
  })),
});

/** The rules that make slots: of the PUT and of the preview alike. */
export function timesBody(terms: Terms, currency: string) {
  const amount = readAmount(terms.price, currency);
  return {
    priceType: terms.priceType,
    ...(terms.priceType === 'fixed' && amount !== null ? { price: { amount, currency } } : {}),
    durationMinutes: Number(terms.duration),
    durationMinutesMax: Number(terms.durationMax),
    gridMinutes: Number(terms.grid),
    bufferBeforeMinutes: Number(terms.bufferBefore),
    bufferAfterMinutes: Number(terms.bufferAfter),
    noticeMinutes: Number(terms.notice),
    horizonDays: Number(terms.horizon),
  };
}

const numberOrNone = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

/** `was` is the service that is changed: what the form does not show of it stays. */
export function serviceBody(terms: Terms, currency: string, was?: Service) {
  return {
    description: was?.description ?? null,
    category: was?.category ?? null,
    subcategory: was?.subcategory ?? null,
    tags: was?.tags ?? null,
    requirements: was?.requirements ?? null,
    active: was?.active ?? true,
    ...(terms.payment === 'other'
      ? { requiresApproval: was?.requiresApproval ?? false, paymentPolicy: was?.paymentPolicy ?? null }
      : termsOfWay[terms.payment]),
    ...timesBody(terms, currency),
    groupSizeMax: Number(terms.groupSize),
    activeBookingsMax: numberOrNone(terms.active),
    dailyBookingsMax: numberOrNone(terms.daily),
    weeklyBookingsMax: numberOrNone(terms.weekly),
    name: terms.name.trim(),
    cancellationTiers: terms.tiers.map(({ hours, percent }) => ({
      hoursBefore: Number(hours),
      percent: Number(percent),
    })),
  };
}
