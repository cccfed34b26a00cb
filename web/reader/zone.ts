/** The times on the page, in the story's zone. */

import { now } from "./clock.ts";
import { data, isOver, language, main, part } from "./elements.ts";
import { ago, written, type Labels, type Written } from "./times.ts";

/** Write a `<time>`: its clock, and its date where it has a place for one. */
export function writeTime(time: HTMLElement, moment: string): void {
  const said = write(moment);
  const [clock, date] = time.children;
  time.setAttribute("datetime", moment);
  (clock ?? time).textContent = said.clock;
  if (date) date.textContent = said.date;
}

/** Write beside a post's time how long ago it was, for as long as that is news. */
export function writeAgo(post: Element): void {
  const moment = (part("time", post) as HTMLTimeElement).dateTime;
  part(".ago", post).textContent = isOver() ? "" : ago(moment, now(), language);
}

/** Keep true what changes by itself; called again and again. */
export function refreshTimes(): void {
  main.querySelectorAll(".post").forEach(writeAgo);
}

/** In the story's zone, or in another one. */
export function write(
  moment: string,
  zone = data.timeZone,
  labels = JSON.parse(data.zoneLabels) as Labels,
): Written {
  try {
    return written(moment, zone, language, data.clock, labels);
  } catch {
    return written(moment, "UTC", language, data.clock, labels); // a zone that is younger than the browser
  }
}
