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

export function keptFromBefore(name: string): unknown {
  return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
}
