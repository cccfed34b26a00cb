/** Tells a screen reader what has changed: politely, and not too often. */

import { part } from "./elements.ts";
import { counted, words } from "./words.ts";

const APART = 20_000;
const SHOWN = 10_000; // long enough to be read out; what stays would be found again out of place
const GATHER = 500;

const status = part("#announcer");
const arrived = new Map<string, string>(); // headlines, by post
const noted = new Map<string, string>(); // other sentences, by post
let next = 0;
let isWaiting = false;

/** A post has arrived. */
export function announcePost(id: string, headline: string | null): void {
  arrived.set(id, headline ?? counted(words.new, 1));
  wait();
}

/** Say a sentence, about a post or about the coverage. */
export function announce(sentence: string, id = ""): void {
  noted.set(id, sentence);
  wait();
}

/** A post was withdrawn: nothing of it may be said, or be left standing. */
export function unsay(id: string): void {
  arrived.delete(id);
  noted.delete(id);
  status.textContent = "";
}

function wait(): void {
  if (!isWaiting) setTimeout(speak, Math.max(GATHER, next - Date.now()));
  isWaiting = true;
}

function speak(): void {
  const news = arrived.size > 1 ? [counted(words.new, arrived.size)] : arrived.values();
  status.textContent = [...news, ...noted.values()].join(". ");
  arrived.clear();
  noted.clear();
  isWaiting = false;
  next = Date.now() + APART;
  setTimeout(() => (status.textContent = ""), SHOWN);
}
