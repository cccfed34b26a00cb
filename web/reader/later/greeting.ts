/** What a reader has missed since the page was last left on this device, and the way to the first of it. */

import type { Page, Seen } from "../lent.ts";
import { part } from "./parts.ts";

/** Say what came while the reader was away, and mark it. */
export function greet(seen: Seen, page: Page): void {
  const { counted, words } = page;
  const unread = newer("#feed > *", seen);
  const first = unread.at(-1);
  if (!first) return;
  for (const post of unread) post.classList.add("unread");
  const goesOn = !first.nextElementSibling && document.querySelector("#older"); // perhaps on the older pages
  const all = goesOn ? Math.max(unread.length, page.count() - seen.count) : unread.length;
  const keys = newer("#keys > *", seen).length;
  const [before = "", after = ""] = counted(words.since, all).split("{time}");
  const line = part("#since");
  const link = part("a", line);
  link.replaceChildren(before, when(seen.at, page), after + (keys ? words.comma + counted(words.since_key, keys) : ""));
  link.setAttribute("href", goesOn ? `${part("#main").dataset["live"]}since/${seen.seq}/` : `#${first.id}`);
  line.hidden = false;
  line.onclick = () => {
    line.hidden = true;
  };
}

/** The clock, and the date unless it is today's, in whichever zone the page's times are. */
function when(at: number, { write, now, words }: Page): HTMLTimeElement {
  const time = document.createElement("time");
  time.dateTime = new Date(at).toISOString();
  const { clock, date } = write(time.dateTime);
  time.append(piece(clock));
  if (date !== write(new Date(now()).toISOString()).date) time.append(words.comma, piece(date));
  return time;
}

function piece(text: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = text;
  return span;
}

function newer(entries: string, { newest }: Seen): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(entries)].filter(
    (entry) => Date.parse(entry.querySelector("time")?.dateTime ?? "") > (Date.parse(newest) || 0), // none: the page had no posts
  );
}
