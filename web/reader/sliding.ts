/**
 * Making room without a jump: what is pushed aside stays where it was, and slides to its new place.
 *
 * One slide at a time. A browser measures against what it painted last: what is pushed aside again on its
 * way has jumped, in its eyes, where a slow device painted that way too seldom.
 */

import { placed } from "./steady.ts";

const SLIDE_MS = 300;

/** What may have to make room. */
const MOVED = "main>*,.grid>*,.post,#keys li,.older,.foot";

const still = matchMedia("(prefers-reduced-motion:reduce)");

/** Whether nothing is to move by itself, because the reader wants none of it or is away. */
export function isStill(): boolean {
  return still.matches || document.hidden;
}

/** Do some work on the page; answers what is done when the last of what it pushed aside is in its place. */
export function sliding(work: () => void): Promise<unknown> | undefined {
  const stood = Array.from(document.querySelectorAll(MOVED), (one) => [one, placed(one)] as const);
  let slide: Animation | undefined;
  work();
  for (const [one, { x, y }] of stood) {
    const now = placed(one); // outer ones come first, and what is in them goes along
    const by = `${x - now.x}px ${y - now.y}px`;
    if (y && by !== "0px 0px" && !isStill()) slide = one.animate({ translate: [by, "0px"] }, SLIDE_MS); // y: it was there
  }
  return slide?.finished;
}
