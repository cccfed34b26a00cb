/** New posts: shown at once to who is at the top of the page, held behind a button for who is reading. */

import { part } from "./elements.ts";
import { feed, held, put } from "./feed.ts";
import { standsHigher } from "./standing.ts";
import { tally } from "./tallies.ts";
import { counted, words } from "./words.ts";

const TOP = 100; // pixels; further down, somebody is reading

const button = part("#arrivals");

/** Show what is held if that disturbs nobody; otherwise say how much there is. */
export function settle(): void {
  if (held.size > 0 && isAtTop()) release();
  button.hidden = held.size === 0;
  button.textContent = counted(words.new, held.size);
  writeTitle();
}

/** The page's title; a tab in the background says how many updates wait in it. */
export function writeTitle(): void {
  const waiting = held.size > 0 && document.hidden ? `(${held.size}) ` : "";
  document.title = `${waiting}${part("#headline").textContent} · ${part(".name").textContent}`;
}

button.onclick = () => {
  const highest = release();
  settle();
  highest?.scrollIntoView(); // at once: a page that rushes by helps nobody
  highest?.focus({ preventScroll: true });
};

/** Put what is held on the page; answers the highest of it. */
function release(): HTMLElement | undefined {
  const shown = Array.from(held, ([id, state]) => put(id, state));
  held.clear();
  tally();
  return shown.sort((one, other) => (standsHigher(one, other) ? -1 : 1))[0];
}

/** Whether posts may come in above without moving what somebody reads, selects or has the focus in. */
function isAtTop(): boolean {
  return (
    scrollY <= TOP &&
    !document.hidden &&
    !feed.contains(document.activeElement) &&
    getSelection()?.isCollapsed !== false
  );
}
