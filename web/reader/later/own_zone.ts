/** All times in the reader's own zone, for as long as the reader wants that; never two zones mixed. */

import type { Page } from "../lent.ts";
import { part } from "./parts.ts";
import { writeAllTimes } from "./times.ts";

const NAME = "own zone";

/** The zone of the device, which is known by its offset alone. */
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

let observer: MutationObserver | undefined;

/** Whoever chose their own zone has it on every page. */
export function keepOwnZone(page: Page): void {
  if (page.kept(NAME)) switchZone(part("#own-zone"), page);
}

export function switchZone(control: HTMLElement, page: Page): void {
  const { words } = page;
  if (observer) {
    observer.disconnect();
    observer = undefined;
    writeAllTimes(page);
  } else {
    observer = new MutationObserver(() => {
      writeInOwnZone(page); // before anything of it is painted
    });
    writeInOwnZone(page);
  }
  page.kept(NAME, observer ? "1" : "");
  control.textContent = observer ? words.story_zone : words.own_zone;
}

function writeInOwnZone(page: Page): void {
  observer?.disconnect();
  writeAllTimes(page, own, {});
  observer?.observe(document.body, { childList: true, subtree: true });
}
