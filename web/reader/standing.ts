/** Where things stand among their like: posts in the feed, key moments in the rail. */

import { isAbove, type Place } from "../protocol/order.ts";

const UUID = 36; // characters

/** An element's place: its id ends with the post's. */
export function placeOf(element: HTMLElement): Place {
  return { position: Number(element.dataset["position"]), id: element.id.slice(-UUID) };
}

/** Pinned ones stand first, then each in its place. */
export function standsHigher(one: HTMLElement, other: HTMLElement): boolean {
  const pinned = isPinned(one);
  return pinned === isPinned(other) ? isAbove(placeOf(one), placeOf(other)) : pinned;
}

export function isPinned(element: Element): boolean {
  return element.classList.contains("pinned");
}

/** Put an element where it belongs in a list; one that stands there already is left alone. */
export function putInPlace(element: HTMLElement, list: HTMLElement): void {
  const others = list.children as HTMLCollectionOf<HTMLElement>;
  const next = [...others].find((other) => other !== element && standsHigher(element, other)) ?? null;
  const stands = element.parentNode === list && element.nextElementSibling === next;
  if (!stands) list.insertBefore(element, next);
}
