/** Tells a screen reader what has changed: politely, and not too often. */

import { part } from "./elements.ts";
import { newUpdates } from "./arrivals.ts";

const APART = 20_000;
const SHOWN = 10_000; // long enough to be read out; what stays would be found again out of place
const GATHER = 500;

const status = part("#announcer");
let arrived = new Map<string, string>(); // headlines by post
let said = new Map<string, string>(); // other sentences, by post
let timer = 0;
let last = 0;

/** A post has arrived. */
export function announcePost(id: string, headline: string | null): void {
  arrived.set(id, headline ?? "");
  wait();
}

/** Say a sentence, about a post or about the coverage. */
export function announce(sentence: string, id = ""): void {
  said.set(id, sentence);
  wait();
}

/** A post was withdrawn: nothing of it may be said, or be left standing. */
export function unsay(id: string): void {
  arrived.delete(id);
  said.delete(id);
  status.textContent = "";
}

function wait(): void {
  timer ||= window.setTimeout(speak, Math.max(GATHER, last + APART - Date.now()));
}

function speak(): void {
  timer = 0;
  last = Date.now();
  const [headline] = arrived.values();
  const news = arrived.size === 1 && headline ? headline : arrived.size ? newUpdates(arrived.size) : "";
  status.textContent = [news, ...said.values()].filter(Boolean).join(". ");
  arrived = new Map();
  said = new Map();
  setTimeout(() => {
    status.textContent = "";
  }, SHOWN);
}
