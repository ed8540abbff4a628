// The device's clock may be wrong by minutes, a hold lasts ten: everything that counts down runs on the server's Date.

let offsetMs = 0;
let bestRoundTripMs = Number.POSITIVE_INFINITY;

/** Learns from one answer. `Date` has whole seconds, so the middle of its second is the best guess. */
export function observeServerDate(header: string | null, sentAt: number, receivedAt: number): void {
  const said = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(said)) return;
  const roundTripMs = receivedAt - sentAt;
  const seen = said + 500 - (sentAt + receivedAt) / 2;
  // A quicker answer knows better; a clock that was moved since shows as a jump.
  if (roundTripMs > bestRoundTripMs && Math.abs(seen - offsetMs) < 1500) return;
  bestRoundTripMs = roundTripMs;
  offsetMs = seen;
}

/** Milliseconds since the epoch, by the server's clock. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
