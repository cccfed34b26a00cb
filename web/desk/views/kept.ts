/** What the desk knew when the network was last there, so that it opens without one. */

/** Somebody who has it from before does not wait longer for a network that says nothing. */
export const ENOUGH_MS = 4_000;

const PREFIX = "dateline-desk-";

export function keepForLater(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // The browser keeps nothing for this site, or has no room; then the desk opens with a network only.
  }
}

export function forget(name: string): void {
  localStorage.removeItem(PREFIX + name);
}

/** The names of all that begin like this. */
export function keptNames(beginning: string): string[] {
  const begun = PREFIX + beginning;
  return Object.keys(localStorage).filter((key) => key.startsWith(begun)).map((key) => key.slice(PREFIX.length));
}

export function keptFromBefore(name: string): unknown {
  return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
}
