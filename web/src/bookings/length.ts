const minuteMs = 60_000;

/** How long it takes, as the arguments of "1 hour 30 min". */
export function lengthParts(start: string, end: string): { hours: number; minutes: number } {
  const all = Math.round((Date.parse(end) - Date.parse(start)) / minuteMs);
  return { hours: Math.floor(all / 60), minutes: all % 60 };
}
