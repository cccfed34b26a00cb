/** The times on the page: all in the story's zone, and all written anew when that changes. */

import { now } from "./clock.ts";
import { data, language, main, parsed, part } from "./elements.ts";
import { ago, written, type Labels, type Written } from "./times.ts";

const UNKNOWN = "{}";

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
  const isNews = /live|paused/.test(data.state);
  part(".ago", post).textContent = isNews ? ago(moment, now(), language) : "";
}

/** Keep true what changes by itself; called again and again. */
export function refreshTimes(): void {
  main.querySelectorAll(".post").forEach(writeAgo);
  if (data.zoneLabels === UNKNOWN) learnLabels().catch(() => undefined);
}

/** Move the page to another zone. */
export function moveTo(zone: string): void {
  data.timeZone = zone;
  data.zoneLabels = UNKNOWN;
  writeAllTimes();
}

/** What a zone is called at each offset only the server knows. Until then “UTC-5” says the same as “ET”. */
async function learnLabels(): Promise<void> {
  const page = await fetch(data.live, { cache: "no-cache" }).then((answer) => answer.text());
  const { timeZone, zoneLabels } = part("#main", parsed(page)).dataset;
  if (timeZone !== data.timeZone || !zoneLabels) return; // a cache was late
  data.zoneLabels = zoneLabels;
  writeAllTimes();
}

function writeAllTimes(): void {
  for (const time of main.querySelectorAll("time")) writeTime(time, time.dateTime);
  part("#zone").textContent = write(new Date(now()).toISOString()).label;
}

function write(moment: string): Written {
  const labels = JSON.parse(data.zoneLabels) as Labels;
  try {
    return written(moment, data.timeZone, language, data.clock, labels);
  } catch {
    return written(moment, "UTC", language, data.clock, labels); // a zone that is younger than the browser
  }
}
