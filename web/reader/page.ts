/** The page as it stands, kept in step with its journal. */

import type { Change, PostState } from "../protocol/changes.ts";
import { announce, announcePost, unsay } from "./announcer.ts";
import { settle } from "./arrivals.ts";
import { articleOf, data } from "./elements.ts";
import { belongs, feed, held, put } from "./feed.ts";
import { showHead } from "./head.ts";
import { putKey } from "./keys.ts";
import { steadily } from "./steady.ts";
import { counted, tally } from "./tallies.ts";

const AT_ONCE = 2_000; // between a post's time, which is cut to the second, and its change's

/** Posts that were met since the page was loaded: whether they are counted. */
const met = new Map<string, boolean>();

/** The greatest id on the page as it was loaded. */
const greatest = Array.from(feed.children, ({ id }) => id)
  .sort()
  .pop();

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
 * A new one comes at its own time; one that is back-dated tells by its id, which grows with time (it
 * is a UUID of version 7), that it was begun after all those that the page was loaded with.
 */
function isFirst(id: string, state: PostState, at: string): boolean {
  const isAtOnce = Date.parse(at) - Date.parse(state.published_at) < AT_ONCE;
  return isAtOnce || !greatest || `post-${id}` > greatest;
}

function isCorrected(standing: Element, { correction }: PostState): boolean {
  const shown = standing.querySelector(".corrected-at")?.getAttribute("datetime");
  return correction !== null && correction.at !== shown;
}
