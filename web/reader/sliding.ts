/** Making room without a jump: what is pushed aside stays where it was, and slides to its new place. */

import { placed } from "./steady.ts";

const SLIDE_MS = 300;

/** What may have to make room. */
const MOVED = "main>*,.grid>*,.post,#keys li,.older,.foot";

/** Whether the reader wants nothing to move: asked anew each time, for it may change. */
export const still = matchMedia("(prefers-reduced-motion:reduce)");

/** Do some work on the page; what it pushes aside begins from where it stood, if it was on its way there too. */
export function sliding(work: () => void): void {
  const stood = Array.from(document.querySelectorAll(MOVED), (one) => [one, placed(one)] as const);
  work();
  for (const [one, { x, y }] of stood) {
    for (const slide of one.getAnimations()) slide.cancel();
    const now = placed(one); // outer ones come first, and what is in them goes along
    const by = `${x - now.x}px ${y - now.y}px`;
    if (y && by !== "0px 0px" && !still.matches) one.animate({ translate: [by, "0px"] }, SLIDE_MS); // y: it was there
  }
}
