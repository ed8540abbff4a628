import { translator } from '../i18n/translations';

const words = ['hard', 'clay', 'grass', 'carpet', 'artificial', 'concrete', 'glass', 'wall', 'panoramic'] as const;
type Word = (typeof words)[number];

const isWord = (value: unknown): value is Word => words.some((word) => word === value);

/** What a court says about itself, in the reader's words: at most four, roof first. */
export function factsOf(attributes: Readonly<Record<string, unknown>>): string[] {
  const t = translator('search');
  const { indoor, lights, surface, walls } = attributes;
  return [
    typeof indoor === 'boolean' ? t(indoor ? 'fact.indoor' : 'fact.outdoor') : null,
    isWord(walls) ? t(`fact.${walls}`) : null,
    isWord(surface) ? t(`fact.${surface}`) : null,
    lights === true && indoor !== true ? t('fact.lights') : null,
  ].filter((fact) => fact !== null);
}
