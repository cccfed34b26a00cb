/**
 * What only some readers ask for: what they missed, their own zone, sharing, walking by keys, a pause.
 *
 * It is fetched when a reader asks for one of these or comes back, so that the page itself stays light.
 * It imports nothing at run time, and is given what the page says and does these things with.
 */

import type { Page, Seen } from "./lent.ts";
import { greet } from "./later/greeting.ts";
import { moveTo } from "./later/moving.ts";
import { keepOwnZone, switchZone } from "./later/own_zone.ts";
import { share } from "./later/sharing.ts";
import { walk } from "./later/walking.ts";

export { moveTo, walk };

/** A reader comes back: times are as they wanted them, and what they missed is said where `seen` is given, as JSON. */
export function welcome(seen: string | false | undefined, page: Page): void {
  keepOwnZone(page);
  if (seen) greet(JSON.parse(seen) as Seen, page);
}

/** A control was pressed that the page itself does not know. */
export function press(control: HTMLElement, page: Page): void {
  if (control.id === "own-zone") switchZone(control, page);
  else if (control.id === "pause") pause(control, page);
  else void share(control as HTMLAnchorElement, page);
}

/** While it is pressed, new posts wait behind their button for whoever is at the top, too. */
function pause(control: HTMLElement, page: Page): void {
  control.setAttribute("aria-pressed", String(control.getAttribute("aria-pressed") !== "true"));
  page.settle();
}
