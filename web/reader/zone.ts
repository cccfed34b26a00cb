/** The times on the page: all in the story's zone, and all written anew when that changes. */

import { now } from "./clock.ts";
import { live, main, part } from "./elements.ts";
import { ago, written, type Labels, type Written } from "./times.ts";

const data = main.dataset;
const language = data["language"] ?? "en";

/** Write a `<time>`: its clock, and its date where it has a place for one. */
export function writeTime(time: HTMLElement, moment: string): void {
  const said = write(moment);
  time.setAttribute("datetime", moment);
  const date = time.querySelector(".date");
  if (date) date.textContent = said.date;
  (time.querySelector(".clock") ?? time).textContent = said.clock;
}

/** Write beside a post's time how long ago it was, for as long as that is news. */
export function writeAgo(post: Element): void {
  const moment = part("time", post).getAttribute("datetime") ?? "";
  const isNews = data["state"] === "live" || data["state"] === "paused";
  part(".ago", post).textContent = isNews ? ago(moment, now(), language) : "";
}

export function writeAllAgo(): void {
  main.querySelectorAll(".post").forEach(writeAgo);
}

/** Move the page to another zone. What that is called at each offset only the server knows. */
export async function moveTo(zone: string): Promise<void> {
  data["timeZone"] = zone;
  data["zoneLabels"] = "{}";
  writeAllTimes();
  const found = await askPage().catch(() => undefined);
  if (found?.["timeZone"] !== zone) return; // late, or lost: “UTC-5” says the same as “ET”
  data["zoneLabels"] = found["zoneLabels"] ?? "{}";
  writeAllTimes();
}

async function askPage(): Promise<DOMStringMap> {
  const page = await (await fetch(live, { cache: "no-cache" })).text();
  return part("#main", new DOMParser().parseFromString(page, "text/html")).dataset;
}

function writeAllTimes(): void {
  for (const time of main.querySelectorAll("time")) writeTime(time, time.dateTime);
  part("#zone").textContent = write(new Date(now()).toISOString()).label;
}

function write(moment: string): Written {
  const labels = JSON.parse(data["zoneLabels"] ?? "{}") as Labels;
  return written(moment, data["timeZone"] ?? "UTC", language, labels);
}
