/** New posts: shown to who is at the top of the page, held behind a button for who is reading. */

import { data, isLive, part } from "./elements.ts";
import { feed, held, put } from "./feed.ts";
import { isStill } from "./sliding.ts";
import { standsHigher } from "./standing.ts";
import { tally } from "./tallies.ts";
import { writeTitle } from "./title.ts";
import { counted, words } from "./words.ts";

const TOP = 100; // pixels; further down, somebody is reading

const button = part("#arrivals");

/** Show what is held if that disturbs nobody; otherwise say how much there is. */
export function settle(): void {
  if (held.size && isAtTop()) release();
  button.hidden = !held.size;
  button.textContent = counted(words.new, held.size);
  writeTitle(held.size);
}

button.onclick = () => {
  if (!isLive) location.href = data.live;
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

/** Whether posts may come in above by themselves: nobody reads, selects or has the focus there. */
function isAtTop(): boolean {
  return (
    isLive &&
    scrollY <= TOP &&
    !part("#pause").matches("[aria-pressed=true]") &&
    !feed.contains(document.activeElement) &&
    !String(getSelection()) &&
    !isStill()
  );
}
