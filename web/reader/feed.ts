/** The posts on the page, in the desk's order: pinned ones first, then each in its place. */

import type { PostState } from "../protocol/changes.ts";
import { isAbove, type Place } from "../protocol/order.ts";
import { articleOf, live, part } from "./elements.ts";
import { articleFrom } from "./post.ts";

export const feed = part("#feed");
const older = document.querySelector<HTMLAnchorElement>(".older a");

/** Put a post where it belongs, or bring the one that stands there up to date. */
export function put(id: string, state: PostState): void {
  const fresh = articleFrom(id, state);
  const standing = articleOf(id);
  const next = articles().find((other) => other !== standing && stands(fresh, other)) ?? null;
  const article = standing ? renewed(standing, fresh) : fresh;
  if (!standing || following(standing) !== next) feed.insertBefore(article, next);
}

/** Whether a post stands on this page rather than on one of those with older updates. */
export function belongs(id: string, state: PostState): boolean {
  if (!older || state.pinned) return true;
  const foot = footBeside(articleOf(id));
  return !foot || isAbove({ position: state.position, id }, placeOf(foot));
}

/** Let “Older updates” go on below what is now the last post. */
export function relinkOlder(): void {
  const foot = footBeside(null);
  if (older && foot) older.href = `${live}before/${placeOf(foot).id}/`;
}

export function articles(): HTMLElement[] {
  return [...feed.querySelectorAll<HTMLElement>(".post")];
}

function stands(one: HTMLElement, other: HTMLElement): boolean {
  const pinned = isPinned(one);
  return pinned === isPinned(other) ? isAbove(placeOf(one), placeOf(other)) : pinned;
}

function placeOf(article: HTMLElement): Place {
  return { position: Number(article.dataset["position"]), id: article.id.slice("post-".length) };
}

function isPinned(article: Element): boolean {
  return article.classList.contains("pinned");
}

/** The lowest post that stands in its own place; below it the next page begins. */
function footBeside(article: Element | null): HTMLElement | undefined {
  return articles()
    .filter((other) => other !== article && !isPinned(other))
    .pop();
}

function following(article: Element): Element | null {
  return article.nextElementSibling;
}

/** The same article with the parts of another, those left alone that are the same. */
function renewed(article: HTMLElement, fresh: HTMLElement): HTMLElement {
  for (const { name, value } of fresh.attributes) article.setAttribute(name, value);
  const parts = [...fresh.childNodes];
  const same = parts.length === article.childNodes.length;
  if (!same) article.replaceChildren(...parts);
  else
    [...article.childNodes].forEach((old, index) => {
      const part = parts[index];
      if (part && !old.isEqualNode(part)) old.replaceWith(part);
    });
  return article;
}
