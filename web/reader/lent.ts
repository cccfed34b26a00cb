/** What the page lends to the later part of its script, which imports nothing of it at run time. */

import type { settle } from "./arrivals.ts";
import type { now } from "./clock.ts";
import type { kept } from "./kept.ts";
import type { counted, words } from "./words.ts";
import type { write } from "./zone.ts";

/** How the page stood when it was left, at a time in milliseconds; `newest` is when its newest post was published. */
export interface Seen {
  seq: string;
  count: number;
  newest: string;
  at: number;
}

/** What the later part of the script is given to work with. */
export interface Page {
  count: () => number;
  now: typeof now;
  counted: typeof counted;
  kept: typeof kept;
  settle: typeof settle;
  words: typeof words;
  write: typeof write;
}
