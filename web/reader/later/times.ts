/** The times on the page, all of them. */

import type { Page } from "../lent.ts";
import { part } from "./parts.ts";

export function times(): NodeListOf<HTMLTimeElement> {
  return document.querySelectorAll<HTMLTimeElement>("main time");
}

/** Write them in the story's zone, and what that is called now. */
export function writeAllTimes(page: Page): void {
  for (const time of times()) page.writeTime(time, time.dateTime);
  part("#zone").textContent = page.write(new Date().toISOString()).label;
}
