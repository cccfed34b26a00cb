/** The page as it stands, kept in step with its journal. */

import type { Change, PostState } from "../protocol/changes.ts";
import { announce, announcePost, unsay } from "./announcer.ts";
import { settle } from "./arrivals.ts";
import { articleOf, data, part } from "./elements.ts";
import { belongs, held, put } from "./feed.ts";
import { showHead } from "./head.ts";
import { putKey } from "./keys.ts";
import { steadily } from "./steady.ts";
import { counted, tally } from "./tallies.ts";

const SECOND = 1_000; // to which the times of posts are cut

/** Posts that were met since the page was loaded: whether they are counted. */
const met = new Map<string, boolean>();

/** No post that the page was loaded with was written later. */
const loaded = Date.parse((part("#updated") as HTMLTimeElement).dateTime) + SECOND || 0;

/** Show changes that follow on from those shown. */
export function show(changes: Change[]): void {
  steadily(() => {
    changes.forEach(take);
    tally();
  });
  settle();
  data.seq = String(changes.at(-1)?.seq);
}

function take(change: Change): void {
  const { kind, subject, state } = change;
  if (kind === "withdraw") withdraw(subject);
  else if (kind === "post" && state) takePost(subject, state, change.at);
  else if (kind === "coverage" && state) showHead(state);
  else if (kind === "post" && !isKnown(subject)) met.set(subject, false); // withdrawn before it was seen
}

function takePost(id: string, state: PostState, at: string): void {
  const standing = articleOf(id);
  const isHere = belongs(id, state);
  const isNew = !isKnown(id) && isFirst(id, state, at);
  if (isNew) counted(1);
  putKey(id, state);
  met.set(id, true);
  if (!isHere) {
    standing?.remove();
    held.delete(id);
    return;
  }
  if (isNew) announcePost(id, state.headline);
  if (standing && isCorrected(standing, state)) announce(`Correction: ${state.correction?.text}`, id);
  if (isNew || held.has(id)) held.set(id, state);
  else put(id, state);
}

/** A withdrawn post goes at once, wherever it is, and whoever reads it. */
function withdraw(id: string): void {
  if (isKnown(id) || !met.has(id)) counted(-1);
  articleOf(id)?.remove();
  held.delete(id);
  putKey(id);
  unsay(id);
}

function isKnown(id: string): boolean {
  return met.get(id) ?? articleOf(id) !== null;
}

/**
 * Whether a post that was not met before is a new one, not an old one from further down that changed.
 * A new one comes at its own time. One that is back-dated tells by its id (a UUID of version 7 begins
 * with the milliseconds since 1970) that it was written after the posts that the page was loaded with.
 */
function isFirst(id: string, state: PostState, at: string): boolean {
  const isAtOnce = Date.parse(at) - Date.parse(state.published_at) < 2 * SECOND;
  return isAtOnce || parseInt(id.slice(0, 8) + id.slice(9, 13), 16) > loaded;
}

function isCorrected(standing: Element, { correction }: PostState): boolean {
  const shown = standing.querySelector(".corrected-at")?.getAttribute("datetime");
  return correction !== null && correction.at !== shown;
}
