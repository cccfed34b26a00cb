/** Reloading the page, where it cannot go on from where it is, and never in a loop. */

const APART = 30_000;

/** Nothing happens when that was done a moment ago, or when it could not be remembered. */
export function reload(): void {
  try {
    if (Date.now() - Number(sessionStorage["reloaded"]) < APART) return;
    sessionStorage["reloaded"] = Date.now();
    location.reload();
  } catch {
    // The browser lets the site keep nothing.
  }
}
