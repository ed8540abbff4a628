import { translator } from '../i18n/translations';
import type { Messages } from '../i18n/messages/en';
import type { Court } from '../api/types';
import type { IconName } from '../ui/icons';

// A fact is a few words; a description stands elsewhere.
const wordsMax = 60;

type Words = Messages['court']['attribute'];

export interface Fact {
  icon: IconName;
  words: string;
}

const icons: Record<string, IconName> = {
  indoor: 'home',
  lights: 'bulb',
  surface: 'grid',
  walls: 'grid',
  goals: 'flag',
};

/** What is known of a place, in words: "Outdoors", "Lights", "Glass walls". What we have no word for is told as it is. */
export function attributeFacts(attributes: Court['attributes']): Fact[] {
  const t = translator('court');
  const all: Record<string, unknown> = attributes;
  return Object.entries(all).flatMap(([name, value]) => {
    const key = `${name}-${String(value)}` as keyof Words;
    const icon = icons[name] ?? 'info';
    if (t.has(`attribute.${key}`)) return [{ icon, words: t(`attribute.${key}`) }];
    return typeof value === 'string' && value.length <= wordsMax ? [{ icon, words: value }] : [];
  });
}

/** "Tennis"; kinds of sport we have no word for by their own name. */
export function sportName(fieldType: string | null): string | null {
  if (fieldType === null) return null;
  const t = translator('court');
  const key = fieldType as keyof Messages['court']['sport'];
  return t.has(`sport.${key}`) ? t(`sport.${key}`) : fieldType;
}
