/** What some readers ask for is fetched when they do; here is what it takes to notice that they do. */

import { settle } from "./arrivals.ts";
import { now } from "./clock.ts";
import { data, isLive, part } from "./elements.ts";
import { feed, held } from "./feed.ts";
import { kept } from "./kept.ts";
import type { Page, Seen } from "./lent.ts";
import { count } from "./tallies.ts";
import { counted, words } from "./words.ts";
import { write } from "./zone.ts";

const page: Page = {
  count: () => count,
  now,
  counted,
  kept,
  settle,
  words,
  write,
};

function later(): Promise<typeof import("./later.ts")> {
  return import(/* @vite-ignore */ data.later);
}

/** Tell a reader who comes back what there is, and show times as they wanted them. */
export async function recall(): Promise<void> {
  const seen = kept(data.live);
  if (seen || kept("own zone")) (await later()).welcome(isLive && seen, page);
}

/** Keep how the coverage's own page stands as it is left, unless something waits that has not been seen. */
export function remember(): void {
  if (!isLive || held.size) return;
  const newest = (part(".newest") as HTMLTimeElement).dateTime;
  kept(data.live, JSON.stringify({ seq: data.seq, count, newest, at: now() } satisfies Seen));
}

/** The coverage is told in another zone, which happens so rarely that the way to do it is fetched, too. */
export async function moveTo(zone: string): Promise<void> {
  await (await later()).moveTo(zone, page);
}

document.onclick = async (event) => {
  const control = (event.target as Element).closest<HTMLElement>(".asked");
  if (!control) return;
  event.preventDefault();
  (await later()).press(control, page);
};

feed.onkeydown = async (event) => {
  if (!(event.ctrlKey ? /Home|End/ : /^Page/).test(event.key)) return;
  event.preventDefault();
  (await later()).walk(event.key, event.target as Element);
};
