/** New posts: shown at once to who is at the top of the page, held behind a button for who is reading. */

import type { PostState } from "../protocol/changes.ts";
import { part } from "./elements.ts";
import { articles, feed, put } from "./feed.ts";
import { tally } from "./tallies.ts";

const TOP = 100; // pixels; further down, somebody is reading

/** The posts that are held, by id. */
export const held = new Map<string, PostState>();

const button = part("#arrivals");

/** Show what is held if that disturbs nobody; otherwise say how much there is. */
export function settle(): void {
  if (held.size > 0 && isAtTop()) release();
  button.hidden = held.size === 0;
  button.textContent = newUpdates(held.size);
  writeTitle();
}

/** The page's title; a tab in the background says how many updates wait in it. */
export function writeTitle(): void {
  const waiting = held.size > 0 && document.hidden ? `(${held.size}) ` : "";
  document.title = `${waiting}${part("#headline").textContent} · ${part(".name").textContent}`;
}

export function newUpdates(count: number): string {
  return count === 1 ? "1 new update" : `${count} new updates`;
}

button.onclick = () => {
  const first = release();
  settle();
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  first?.scrollIntoView({ behavior: isCalm ? "auto" : "smooth" });
  first?.focus({ preventScroll: true });
};

/** Put what is held on the page; answers the highest of it. */
function release(): HTMLElement | undefined {
  const before = new Set(articles());
  for (const [id, state] of held) put(id, state);
  held.clear();
  tally([]);
  return articles().find((article) => !before.has(article));
}

/** Whether posts may come in above without moving what somebody reads, selects or has the focus in. */
function isAtTop(): boolean {
  const selected = getSelection();
  return (
    scrollY <= TOP &&
    !document.hidden &&
    !feed.contains(document.activeElement) &&
    (!selected || selected.isCollapsed || !feed.contains(selected.anchorNode))
  );
}
