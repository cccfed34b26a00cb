/** Changing the page without moving what is being read, nor the focus. */

import { main, part } from "./elements.ts";

/** What is read, in blocks. (The key moments stand beside it, so they say nothing of the scroll.) */
const BLOCKS = "#headline, #lead, #summary, .post > header, .correction, .body > *";
const FOCUSABLE = "a, [tabindex]";

/** Do some work on the page, and keep the scroll and the focus where they are. */
export function steadily(work: () => void): void {
  const resettle = keptScroll();
  const refocus = keptFocus();
  work();
  resettle();
  refocus();
}

/**
 * What stands at the top of the window stays on the same pixel; where that is taken away, the first
 * thing after it does. Browsers that anchor the scroll find nothing left to do; Safari does not.
 */
function keptScroll(): () => void {
  const edge = part(".mast").getBoundingClientRect().bottom;
  const blocks = [...main.querySelectorAll(BLOCKS)]
    .filter((block) => block.getBoundingClientRect().bottom > edge)
    .map((block) => ({ find: finder(block, BLOCKS), top: topOf(block) }));
  return () => {
    for (const { find, top } of blocks) {
      const found = find();
      if (!found) continue;
      scrollBy(0, topOf(found) - (top < innerHeight ? top : edge));
      return;
    }
  };
}

/** Who had the focus in a post has it in what took its place, or in the post that came after. */
function keptFocus(): () => void {
  const focused = document.activeElement;
  const post = focused?.closest<HTMLElement>(".post");
  if (!focused || !post) return () => undefined;
  const find = finder(focused, FOCUSABLE);
  const index = [...post.querySelectorAll(FOCUSABLE)].indexOf(focused);
  const after = post.nextElementSibling;
  return () => {
    if (document.activeElement === focused) return;
    const same = find() ?? post.querySelectorAll(FOCUSABLE)[index] ?? post;
    const found = same.isConnected ? same : after;
    if (found instanceof HTMLElement) found.focus({ preventScroll: true });
  };
}

/** How to find an element again after its post was written anew: itself, or its like in the same post. */
function finder(element: Element, selector: string): () => Element | undefined {
  const post = element.closest(".post");
  return () => {
    if (element.isConnected) return element;
    if (!post?.isConnected) return undefined;
    return [...post.querySelectorAll(selector)].find((other) => other.isEqualNode(element));
  };
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
