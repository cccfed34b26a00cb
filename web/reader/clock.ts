/** What time it is. A device whose clock is wrong by more than a minute goes by the server's. */

const TOLERATED = 60_000;

let ahead = 0;

export function now(): number {
  return Date.now() - ahead;
}

/** The server has just said what time it is. */
export function hear(moment: string): void {
  const found = Date.now() - Date.parse(moment);
  ahead = Math.abs(found) > TOLERATED ? found : 0;
}
