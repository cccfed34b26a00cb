/** Making room without a jump: what is pushed aside stays where it was, and slides to its new place. */

import { placed } from "./steady.ts";

const SLIDE_MS = 300;

/** Put new posts on the page; the others, and the key moments, begin from where they stood. */
export function sliding(put: () => void): void {
  const stood = Array.from(document.querySelectorAll(".post, #keys li"), (one) => [one, placed(one)] as const);
  put();
  for (const [one, { x, y }] of stood) {
    const now = placed(one);
    const by = `${x - now.x}px ${y - now.y}px`;
    if (by !== "0px 0px") one.animate({ translate: [by, "0px"] }, SLIDE_MS);
  }
}
