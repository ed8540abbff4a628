interface Slot {
  start: string;
  state: string;
}

const offeredMax = 5;
const dayMs = 86_400_000;

/** The free slots closest to the wanted time, then in the order of the day. For a time gone by its hour of the day counts. */
export function nearest<T extends Slot>(slots: readonly T[], wanted: string, now: number): T[] {
  const at = Date.parse(wanted);
  const isPast = at <= now;
  const distance = ({ start }: Slot): number => {
    const apart = Math.abs(Date.parse(start) - at);
    if (!isPast) return apart;
    const ofDay = apart % dayMs;
    // Days count little: an hour's difference weighs as much as a day's.
    return Math.min(ofDay, dayMs - ofDay) + apart / 24;
  };
  return slots
    .filter((slot) => slot.state === 'free' && Date.parse(slot.start) > now)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, offeredMax)
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}
