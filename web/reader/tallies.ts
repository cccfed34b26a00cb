/** What the page says of all posts together: how many, the newest, the way to the older ones. */

import { data, main, say } from "./elements.ts";
import { feed, held, relinkOlder } from "./feed.ts";
import { relinkKeys } from "./keys.ts";
import { counted, words } from "./words.ts";
import { writeTime } from "./zone.ts";

export let count = Number(data.count);

/** A post more, or one less, in the whole coverage. */
export function countOn(by: 1 | -1): void {
  count += by;
}

/** Bring it all in step with the posts that stand here, and those that are held. */
export function tally(): void {
  say("#count", counted(words.updates, count));
  const shown = Array.from(main.querySelectorAll<HTMLTimeElement>(".when time"), (time) => time.dateTime);
  showNewest([...shown, ...Array.from(held.values(), (state) => state.published_at)]);
  [...feed.children].forEach((post, place) => {
    post.setAttribute("aria-posinset", `${place + 1}`);
    post.setAttribute("aria-setsize", `${count || feed.children.length}`);
  });
  relinkOlder();
  relinkKeys();
}

function showNewest(moments: string[]): void {
  const [newest] = moments.sort((one, other) => Date.parse(other) - Date.parse(one));
  if (newest) document.querySelectorAll<HTMLTimeElement>(".newest").forEach((time) => { writeTime(time, newest); });
}
