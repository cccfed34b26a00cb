/** Moving the page to another zone, because the desk has moved the coverage. */

import type { Page } from "../lent.ts";
import { part } from "./parts.ts";
import { writeAllTimes } from "./times.ts";

const AGAIN_MS = 5_000;

/** What a zone is called at each offset only the server knows. Until then “UTC-05:00” says the same as “ET”. */
export async function moveTo(zone: string, page: Page): Promise<void> {
  const { dataset } = part("#main");
  dataset["timeZone"] = zone;
  dataset["zoneLabels"] = "{}";
  writeAllTimes(page);
  const labels = await asked(String(dataset["live"]), zone);
  if (dataset["timeZone"] !== zone) return; // it was moved once more
  if (labels === undefined) setTimeout(() => void moveTo(zone, page), AGAIN_MS);
  else dataset["zoneLabels"] = labels;
  writeAllTimes(page);
}

/** Nothing, where a cache is late or the network away. */
async function asked(live: string, zone: string): Promise<string | undefined> {
  const text = await fetch(live, { cache: "no-cache" }).then((answer) => answer.text(), () => "");
  const main = new DOMParser().parseFromString(text, "text/html").querySelector<HTMLElement>("#main");
  return main?.dataset["timeZone"] === zone ? main.dataset["zoneLabels"] : undefined;
}
