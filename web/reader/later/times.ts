/** The times on the page, all of them. */

import type { Page } from "../lent.ts";
import type { Labels } from "../times.ts";
import { part } from "./parts.ts";

/** Write them in the story's zone, or in another one, and what that is called now. */
export function writeAllTimes(page: Page, zone?: string, labels?: Labels): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>(":is(main, .mast) time[datetime]")) {
    const said = page.write(time.dateTime, zone, labels);
    const [clock, date] = time.children;
    (clock ?? time).textContent = said.clock;
    if (date) date.textContent = said.date;
  }
  part("#zone").textContent = page.write(new Date().toISOString(), zone, labels).label;
}
