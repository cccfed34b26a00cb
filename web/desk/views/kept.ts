/** What the desk knew when the network was last there, so that it opens without one. */

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
