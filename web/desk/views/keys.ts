/**
 * Single keys: never while somebody types, never under a dialog, and not where they are switched off.
 *
 * An editor can be taken away in mid-word: by a collision, a withdrawal, a sign-out. The keys that follow
 * were meant for it, and do nothing until there was a pause, or the focus was moved on purpose.
 */

import type { Desk } from "./desk.svelte.ts";

export const PAUSE_MS = 2_000; // in typing, after which a key begins something else

let isTypingOn = false;
let lastKeyAt = -Infinity;

addEventListener("keydown", note, true);
addEventListener("pointerdown", () => { isTypingOn = false; }, true);

function note(event: KeyboardEvent): void {
  const { target, timeStamp } = event;
  if (endsTyping(event)) isTypingOn = false;
  else if (isTyping(target)) isTypingOn = true;
  else if (timeStamp - lastKeyAt > PAUSE_MS) isTypingOn = false;
  lastKeyAt = timeStamp;
}

function endsTyping({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (key === "Enter") return ctrlKey || metaKey || target instanceof HTMLInputElement;
  return key === "Escape" || key === "Tab";
}

/** For how much longer the keys belong to what was being typed; 0 when they do not. */
export function typesOnFor(): number {
  return isTypingOn ? Math.max(0, lastKeyAt + PAUSE_MS - performance.now()) : 0;
}

export function handles(event: KeyboardEvent, desk: Desk): boolean {
  if (!desk.singleKeys || desk.dialog !== null || event.defaultPrevented) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return !isTypingOn && !isTyping(event.target) && !isDeciding(event.target);
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}

/** The focus is put there when a collision takes the editor's place. */
function isDeciding(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".collision") !== null;
}
