/** Changing an embed without moving what is read, in it or on the page around it. */

/**
 * What stands at the top of the window stays on the same pixel. Of an embed that lies above the window the lower
 * edge stays. Browsers that anchor the scroll find nothing left to do; Safari does not.
 */
export function steadily(embed: Element, work: () => void): void {
  const blocks = Array.from(embed.querySelectorAll("header, .correction, .body > *"), (block) => [block, top(block)] as const);
  const end = bottom(embed);
  const at = blocks.findIndex(([block]) => bottom(block) > 0);
  work();
  const found = blocks.slice(at).find(([block]) => block.isConnected);
  if (end <= 0) scrollBy(0, bottom(embed) - end);
  else if (at >= 0 && found) scrollBy(0, top(found[0]) - found[1]);
}

function top(element: Element): number {
  return element.getBoundingClientRect().top;
}

function bottom(element: Element): number {
  return element.getBoundingClientRect().bottom;
}
