/** The posts on the page, in the desk's order. */

import type { PostState } from "../protocol/changes.ts";
import { isAbove } from "../protocol/order.ts";
import { articleOf, data, part } from "./elements.ts";
import { putKey } from "./keys.ts";
import { articleFrom } from "./post.ts";
import { renew } from "./renewing.ts";
import { isPinned, placeOf, putInPlace } from "./standing.ts";

export const feed = part("#feed");
/** Posts that are held back until the reader asks for them, by id. */
export const held = new Map<string, PostState>();

export const older = document.querySelector<HTMLAnchorElement>("#older");

/** Put a post where it belongs, or bring the one that is there up to date. */
export function put(id: string, state: PostState): HTMLElement {
  const fresh = articleFrom(id, state);
  const standing = articleOf(id);
  if (standing) renew(standing, fresh);
  putInPlace(standing ?? fresh, feed);
  putKey(id, state);
  return standing ?? fresh;
}

/** Whether a post stands on this page rather than on one of those with older updates. */
export function belongs(id: string, state: PostState): boolean {
  if (!older || state.pinned) return true;
  const foot = footWithout(articleOf(id));
  return !foot || isAbove({ position: state.position, id }, placeOf(foot));
}

/** Let “Older updates” go on below what is now the last post. */
export function relinkOlder(): void {
  const foot = footWithout(null);
  if (older && foot) older.href = `${data.live}before/${placeOf(foot).id}/`;
}

/** The lowest post that stands in its own place; below it the next page begins. */
function footWithout(article: Element | null): HTMLElement | undefined {
  const others = [...feed.children] as HTMLElement[];
  return others.filter((other) => other !== article && !isPinned(other)).pop();
}
