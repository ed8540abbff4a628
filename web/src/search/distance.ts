import { readersTag } from '../i18n/translations';

/** "650 m", "1.2 km", as the reader writes it. */
export function formatDistance(metres: number): string {
  const near = metres < 950;
  const unit = { style: 'unit', unit: near ? 'meter' : 'kilometer', maximumFractionDigits: near ? 0 : 1 } as const;
  const value = near ? Math.round(metres / 10) * 10 : metres / 1000;
  return new Intl.NumberFormat(readersTag(), { ...unit, maximumFractionDigits: value >= 10 ? 0 : 1 }).format(value);
}

// A way on foot is a quarter longer than the bird's, at eighty metres a minute; nobody walks more than forty minutes.
const detour = 1.25;
const metresPerMinute = 80;
const walkMinutesMax = 40;

export function walkMinutes(metres: number): number | null {
  const minutes = Math.max(1, Math.round((metres * detour) / metresPerMinute));
  return minutes > walkMinutesMax ? null : minutes;
}
