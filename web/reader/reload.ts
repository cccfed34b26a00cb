/** Reloading the page, where it cannot go on from where it is, and never in a loop. */

const APART = 30_000;

/** False when the page was reloaded for such a reason a moment ago, or nothing can be remembered. */
export function reload(): boolean {
  const name = `dateline ${location.pathname}`;
  try {
    if (Date.now() - Number(sessionStorage.getItem(name)) < APART) return false;
    sessionStorage.setItem(name, String(Date.now()));
  } catch {
    return false;
  }
  location.reload();
  return true;
}
