/** Changing the page without moving what is being read, nor the focus. */

import { main, part } from "./elements.ts";

/** What is read, in blocks. (The key moments stand beside it, so they say nothing of the scroll.) */
const BLOCKS = "header,#summary,.correction,.body>*";

/**
 * Do some work on the page, and keep the scroll and the focus where they are.
 *
 * What stands at the top of the window stays on the same pixel; where that is taken away, the first
 * thing after it does. Browsers that anchor the scroll find nothing left to do; Safari does not. Who had
 * the focus in a post keeps it, or has it on the post, or on the one that came after.
 */
export function steadily(work: () => void): void {
  const edge = placed(part(".mast")).bottom;
  const blocks = Array.from(main.querySelectorAll(BLOCKS), (block) => [block, placed(block)] as const);
  const focused = document.activeElement;
  const post = focused?.closest(".post");
  const after = post?.nextElementSibling;

  work();

  const found = blocks.find(([block, { bottom }]) => bottom > edge && block.isConnected);
  if (found) scrollBy(0, placed(found[0]).top - (found[1].top < innerHeight ? found[1].top : edge));
  if (post && document.activeElement !== focused) {
    const next = [focused, post, after].find((one) => one?.isConnected) as HTMLElement | undefined;
    next?.focus({ preventScroll: true });
  }
}

export function placed(element: Element): DOMRect {
  return element.getBoundingClientRect();
}
