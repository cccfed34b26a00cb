/** What the page says of all posts together: how many, the newest, the way to the older ones. */

import { main, part, say } from "./elements.ts";
import { held, relinkOlder } from "./feed.ts";
import { relinkKeys } from "./keys.ts";
import { counted, words } from "./words.ts";
import { writeTime } from "./zone.ts";

let count = Number(part("#count").dataset["count"]);

/** A post more, or one less, in the whole coverage. */
export function countOn(by: 1 | -1): void {
  count += by;
}

/** Bring it all in step with the posts that stand here, and those that are held. */
export function tally(): void {
  say("#count", counted(words.updates, count));
  part("#nothing").hidden = count > 0;
  const shown = Array.from(main.querySelectorAll<HTMLTimeElement>(".when time"), (time) => time.dateTime);
  showNewest([...shown, ...Array.from(held.values(), (state) => state.published_at)]);
  relinkOlder();
  relinkKeys();
}

function showNewest(moments: string[]): void {
  const [newest] = moments.sort((one, other) => Date.parse(other) - Date.parse(one));
  part(".updated").hidden = !newest;
  if (newest) writeTime(part("#updated"), newest);
}
