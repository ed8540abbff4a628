import * as z from 'zod/mini';
import { translator } from '../../i18n/translations';
import type { Resource } from '../shapes';
import { readAmount, readNumber, writeAmount } from './amount';

/** What a court of each sport may say of itself; the server knows no other words. */
export const wordsOf: Record<string, Partial<Record<'walls' | 'surface' | 'goals', readonly string[]>>> = {
  TENNIS: { surface: ['hard', 'clay', 'grass', 'carpet'] },
  PADEL: { walls: ['glass', 'wall', 'panoramic'], surface: ['artificial', 'concrete', 'carpet'] },
  FOOTBALL_5X5: { surface: ['artificial', 'grass', 'indoor'], goals: ['fixed', 'movable'] },
};
export const sports = Object.keys(wordsOf);
export const wordNames = ['walls', 'surface', 'goals'] as const;

const t = () => translator('console');
const text = (max: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: () => t()('facts.error.missing') }),
      z.maxLength(max, { error: () => t()('facts.error.long', { max }) }),
    );
const degrees = (most: number) =>
  z.string().check(
    z.refine((typed) => Math.abs(readNumber(typed) ?? Infinity) <= most, {
      error: () => t()('facts.error.degrees', { most }),
    }),
  );

export const factsSchema = (currency: string) =>
  z.object({
    name: text(120),
    fieldType: z.string(),
    description: z.string().check(z.maxLength(4000, { error: () => t()('facts.error.long', { max: 4000 }) })),
    address: text(300),
    latitude: degrees(90),
    longitude: degrees(180),
    timeZone: z.string().check(z.refine(isZone, { error: () => t()('facts.error.zone') })),
    price: z
      .string()
      .check(z.refine((typed) => readAmount(typed, currency) !== null, { error: () => t()('facts.error.price') })),
    units: z.string().check(
      z.refine((typed) => Number.isInteger(readNumber(typed)) && within(readNumber(typed), 1, 1000), {
        error: () => t()('facts.error.units'),
      }),
    ),
    walls: z.string(),
    surface: z.string(),
    goals: z.string(),
    indoor: z.boolean(),
    lights: z.boolean(),
  });
export type Facts = z.infer<ReturnType<typeof factsSchema>>;

export const within = (value: number | null, min: number, max: number): boolean =>
  value !== null && value >= min && value <= max;

function isZone(zone: string): boolean {
  if (!zone.includes('/') && zone !== 'UTC') return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export const emptyFacts = (timeZone: string): Facts => ({
  name: '',
  fieldType: sports[0] ?? '',
  description: '',
  address: '',
  latitude: '',
  longitude: '',
  timeZone,
  price: '',
  units: '1',
  walls: '',
  surface: '',
  goals: '',
  indoor: false,
  lights: false,
});

export function factsOf(court: Resource): Facts {
  const said: Record<string, unknown> = court.attributes;
  const word = (name: string) => (typeof said[name] === 'string' ? said[name] : '');
  return {
    name: court.name,
    fieldType: court.fieldType ?? '',
    description: court.description,
    address: court.address,
    latitude: String(court.location.latitude),
    longitude: String(court.location.longitude),
    timeZone: court.timeZone,
    price: writeAmount(court.basePrice),
    units: String(court.units),
    walls: word('walls'),
    surface: word('surface'),
    goals: word('goals'),
    indoor: said.indoor === true,
    lights: said.lights === true,
  };
}

/** The body of a PUT or POST. `was` is the court that is changed: what the form does not show of it stays. */
export function factsBody(facts: Facts, currency: string, was?: Resource) {
  return {
    name: facts.name.trim(),
    fieldType: facts.fieldType === '' ? null : facts.fieldType,
    description: facts.description.trim(),
    address: facts.address.trim(),
    location: { latitude: readNumber(facts.latitude) ?? 0, longitude: readNumber(facts.longitude) ?? 0 },
    timeZone: facts.timeZone,
    basePrice: { amount: readAmount(facts.price, currency) ?? 0, currency },
    units: readNumber(facts.units) ?? 1,
    // The document of the API describes no free attributes.
    attributes: attributesBody(facts, was?.attributes ?? {}) as Record<string, never>,
  };
}

function attributesBody(facts: Facts, was: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { walls, surface, goals, indoor, lights, ...rest } = was;
  void [walls, surface, goals, indoor, lights];
  if (facts.fieldType === '') return was;
  const words = wordsOf[facts.fieldType] ?? {};
  const chosen = wordNames.flatMap((name) =>
    words[name]?.includes(facts[name]) ? [[name, facts[name]] as const] : [],
  );
  return { ...rest, ...Object.fromEntries(chosen), indoor: facts.indoor, lights: facts.lights };
}
