/** Single keys: never while somebody types, never under a dialog, and not where they are switched off. */

import type { Desk } from "./desk.svelte.ts";

export function handles(event: KeyboardEvent, desk: Desk): boolean {
  if (!desk.singleKeys || desk.dialog !== null || event.defaultPrevented) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return !isTyping(event.target);
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}
