/** The rail of key moments: those posts that are marked as such and have a headline to show. */

import type { PostState } from "../protocol/changes.ts";
import { articleOf, data, made, part } from "./elements.ts";
import { placeOf, putInPlace } from "./standing.ts";
import { writeTime } from "./zone.ts";

const keys = part("#keys");

/** Bring a post's entry up to date, or take it away. */
export function putKey(id: string, state?: PostState): void {
  part(`#key-${id}`).remove();
  if (!state?.key || !state.headline) return;
  const entry = made("li");
  const time = made("time");
  entry.id = `key-${id}`;
  entry.dataset["position"] = `${state.position}`;
  writeTime(time, state.published_at);
  entry.append(time, made("a", state.headline));
  putInPlace(entry, keys);
}

/** A key moment on this page is reached without leaving it. */
export function relinkKeys(): void {
  for (const entry of keys.children as HTMLCollectionOf<HTMLElement>) {
    const { id } = placeOf(entry);
    const link = part("a", entry) as HTMLAnchorElement;
    link.href = articleOf(id) ? `#post-${id}` : `${data.live}post/${id}/`;
  }
}
