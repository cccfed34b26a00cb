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
  const said = counted(words.since, all).replace("{time}", when(seen.at, page));
  const line = part("#since");
  const link = part("a", line);
  link.textContent = said + (keys ? words.comma + counted(words.since_key, keys) : "");
  link.setAttribute("href", goesOn ? `${part("#main").dataset["live"]}since/${seen.seq}/` : `#${first.id}`);
  line.hidden = false;
  line.onclick = () => {
    line.hidden = true;
  };
}

/** The clock, and the date unless it is today's. */
function when(at: number, { write, now, words }: Page): string {
  const [left, here] = [at, now()].map((moment) => write(new Date(moment).toISOString()));
  return left?.date === here?.date ? String(left?.clock) : `${left?.clock}${words.comma}${left?.date}`;
}

function newer(entries: string, { newest }: Seen): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(entries)].filter(
    (entry) => Date.parse(entry.querySelector("time")?.dateTime ?? "") > (Date.parse(newest) || 0), // none: the page had no posts
  );
}
