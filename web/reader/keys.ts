/** The rail of key moments: those posts that are marked as such and have a headline to show. */

import type { PostState } from "../protocol/changes.ts";
import { isAbove } from "../protocol/order.ts";
import { articleOf, part, postAddress } from "./elements.ts";
import { writeTime } from "./zone.ts";

const keys = part("#keys");

/** Bring a post's entry up to date, or take it away. */
export function putKey(id: string, state: PostState | null): void {
  entries()
    .find((entry) => idOf(entry) === id)
    ?.remove();
  if (state?.key && state.headline) insert(entryFrom(id, state, state.headline));
}

/** A key moment on this page is reached without leaving it. */
export function relinkKeys(): void {
  part("#rail").hidden = entries().length === 0;
  for (const entry of entries()) {
    const id = idOf(entry);
    part("a", entry).setAttribute("href", articleOf(id) ? `#post-${id}` : postAddress(id));
  }
}

function entryFrom(id: string, state: PostState, headline: string): HTMLElement {
  const entry = document.createElement("li");
  const time = document.createElement("time");
  const link = document.createElement("a");
  entry.dataset["post"] = id;
  entry.dataset["position"] = String(state.position);
  writeTime(time, state.published_at);
  link.textContent = headline;
  entry.append(time, link);
  return entry;
}

function insert(entry: HTMLElement): void {
  keys.insertBefore(entry, entries().find((other) => isAbove(placeOf(entry), placeOf(other))) ?? null);
}

function entries(): HTMLElement[] {
  return [...keys.querySelectorAll("li")];
}

function idOf(entry: HTMLElement): string {
  return entry.dataset["post"] ?? "";
}

function placeOf(entry: HTMLElement): { position: number; id: string } {
  return { position: Number(entry.dataset["position"]), id: idOf(entry) };
}
