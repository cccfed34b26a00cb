/** Finding and making the parts of the page. The templates promise that they are there. */

import type { CoverageStage } from "../protocol/changes.ts";

export function part(selector: string, within: ParentNode = document): HTMLElement {
  const found: Element | null = within.querySelector(selector);
  return found as HTMLElement;
}

/** Write a text into a part of the page. */
export function say(selector: string, text: string | null, within?: ParentNode): HTMLElement {
  const found = part(selector, within);
  found.textContent = text;
  return found;
}

export function made<Tag extends "a" | "li" | "time">(tag: Tag, text = ""): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** HTML of the server's, as elements. */
export function parsed(html: string): DocumentFragment {
  const box = document.createElement("template");
  box.innerHTML = html;
  return box.content;
}

/** Of what the newsroom wrote, and so of times and lists. */
export const language = document.documentElement.lang;

export const main = part("#main");

/** What the server says of the page. `seq`, `state` and the zone are kept in step with it. */
export const data = main.dataset as unknown as {
  /** The coverage's own address, with a slash at its end. */
  readonly live: string;
  readonly clock: string;
  /** The greatest id of all posts that the coverage had when the page was made; empty without any. */
  readonly greatest: string;
  seq: string;
  state: CoverageStage;
  timeZone: string;
  /** JSON: what the zone is called at each of its offsets. */
  zoneLabels: string;
};

/** The article of a post on this page. */
export function articleOf(id: string): HTMLElement | null {
  return document.getElementById(`post-${id}`);
}
