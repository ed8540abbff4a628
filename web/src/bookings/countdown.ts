export interface Countdown {
  minutes: number;
  seconds: number;
  /** "8:14" */
  left: string;
  /** From 1 (all of it) to 0. */
  share: number;
  ended: boolean;
  short: boolean;
}

const holdMs = 10 * 60_000;
const shortMs = 2 * 60_000;

/** How long a hold lasts yet, by the server's clock. Rounded up: it never shows 0:00 while there is time. */
export function countdown(expiresAt: string, now: number, fullMs = holdMs): Countdown {
  const leftMs = Math.max(0, Date.parse(expiresAt) - now);
  const all = Math.ceil(leftMs / 1000);
  const minutes = Math.floor(all / 60);
  const seconds = all % 60;
  return {
    minutes,
    seconds,
    left: `${minutes}:${String(seconds).padStart(2, '0')}`,
    share: Math.min(1, leftMs / fullMs),
    ended: leftMs === 0,
    short: leftMs <= shortMs,
  };
}

const said = [
  { at: 300, key: 'five' },
  { at: 120, key: 'two' },
  { at: 30, key: 'half' },
] as const;

/** Which announcement is due when the time passes from `before` to `now`; null for most seconds. */
export function saidBetween(expiresAt: string, before: number, now: number): (typeof said)[number]['key'] | null {
  const end = Date.parse(expiresAt);
  const passed = said.filter(({ at }) => end - before > at * 1000 && end - now <= at * 1000);
  return passed.at(-1)?.key ?? null;
}
