/** What time it is: by the server's clock, whatever the device's says. */

let ahead = 0;

export function now(): number {
  return Date.now() - ahead;
}

/** The server has just said what time it is; a cache on the way may make that a minute too early. */
export function hear(moment: string): void {
  ahead = Date.now() - Date.parse(moment);
}
