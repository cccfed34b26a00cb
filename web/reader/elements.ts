/** Finding and making the parts of the page. */

import type { CoverageStage } from "../protocol/changes.ts";
import { part } from "./parts.ts";

export { part, say } from "./parts.ts";

export function made<Tag extends "a" | "li" | "time">(tag: Tag, text = ""): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** Of what the newsroom wrote, and so of times and lists. */
export const language = document.documentElement.lang;

export const main = part("#main");

/** What the server says of the page. `seq`, `state` and the zone are kept in step with it. */
export const data = main.dataset as unknown as {
  /** The coverage's own address, with a slash at its end. */
  readonly live: string;
  /** Where that part of the script is that only some readers need. */
  readonly later: string;
  readonly clock: string;
  /** How many posts the coverage had when the page was made. */
  readonly count: string;
  /** The greatest id of all posts that the coverage had when the page was made; empty without any. */
  readonly greatest: string;
  /** The coverage's own page, one of those with older posts, or a single post's. */
  readonly page: "live" | "older" | "post";
  timeZone: string;
  /** JSON: what the zone is called at each of its offsets. */
  zoneLabels: string;
  seq: string;
  state: CoverageStage;
};

/** Whether this is the coverage's own page; others have a part of its posts. */
export const isLive = data.page === "live";

/** Whether the coverage has ended, so that nothing is waited for. */
export function isOver(): boolean {
  return data.state === "ended";
}

/** The article of a post on this page. */
export function articleOf(id: string): HTMLElement | null {
  return document.getElementById(`post-${id}`);
}
