/** What the page says of all posts together: how many, the newest, the way to the older ones. */

import type { PostState } from "../protocol/changes.ts";
import { part } from "./elements.ts";
import { articles, relinkOlder } from "./feed.ts";
import { relinkKeys } from "./keys.ts";
import { writeTime } from "./zone.ts";

let count = Number(part("#count").textContent);

/** A post more, or one less, in the whole coverage. */
export function counted(by: 1 | -1): void {
  count += by;
}

/** Bring it all in step with the posts that stand here, and those that are held. */
export function tally(held: Iterable<PostState>): void {
  part("#count").textContent = String(count);
  part("#count-word").textContent = count === 1 ? "update" : "updates";
  part("#nothing").hidden = count > 0;
  showNewest([...published(), ...Array.from(held, (state) => state.published_at)]);
  relinkOlder();
  relinkKeys();
}

function published(): string[] {
  return articles().map((post) => part("time", post).getAttribute("datetime") ?? "");
}

function showNewest(moments: string[]): void {
  moments.sort((one, other) => Date.parse(other) - Date.parse(one));
  const [newest] = moments;
  part(".updated").hidden = !newest;
  if (newest) writeTime(part("#updated"), newest);
}
