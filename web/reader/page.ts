/** The page as it stands, kept in step with its journal. */

import type { Change, PostState } from "../protocol/changes.ts";
import { announce, announcePost, unsay } from "./announcer.ts";
import { settle } from "./arrivals.ts";
import { articleOf, data, isLive, part } from "./elements.ts";
import { belongs, held, put } from "./feed.ts";
import { showHead } from "./head.ts";
import { putKey } from "./keys.ts";
import { reload } from "./reload.ts";
import { sliding } from "./sliding.ts";
import { steadily } from "./steady.ts";
import { countOn, tally } from "./tallies.ts";
import { words } from "./words.ts";

type Correction = NonNullable<PostState["correction"]>;

const SECOND = 1_000; // to which the times of posts are cut

/** Posts of which a state has come since the page was made: they are counted. */
const met = new Set<string>();

/** Show changes that follow on from those shown; done when the page is at rest again. */
export function show(changes: Change[]): Promise<unknown> | undefined {
  data.seq = `${changes.at(-1)?.seq}`;
  return sliding(() => {
    steadily(() => {
      changes.forEach(take);
      tally();
    });
    settle();
  });
}

function take({ kind, subject, state, at }: Change): void {
  if (kind === "withdraw") withdraw(subject);
  else if (kind === "post" && state) takePost(subject, state, at);
  else if (kind === "coverage" && state) showHead(state);
}

function takePost(id: string, state: PostState, at: string): void {
  const standing = articleOf(id);
  const isHere = !isLive || belongs(id, state);
  const isNew = !standing && !met.has(id) && isFirst(id, state, at);
  met.add(id);
  if (isNew) countOn(1);
  if (!isHere) {
    putKey(id, state);
    standing?.remove();
    held.delete(id);
    return;
  }
  if (isNew) announcePost(id, state.headline);
  if (standing && state.correction) announceCorrection(id, standing, state.correction);
  if (isNew || held.has(id)) held.set(id, state);
  else if (standing || isLive) put(id, state);
}

/** A withdrawn post goes at once, wherever it is, and whoever reads it. */
function withdraw(id: string): void {
  if (met.has(id) || !isLater(id)) countOn(-1); // otherwise it came and went unseen
  const standing = articleOf(id);
  standing?.remove();
  part("[type*=ld]").remove(); // what the page says of itself to machines has the post's text, too
  if (standing && !isLive) reload(); // the address of a single post says what became of it
  held.delete(id);
  putKey(id);
  unsay(id);
}

/**
 * Whether a post that was not met before is a new one, not an old one from further down that changed.
 * A new one comes at its own time; one that is back-dated tells by its id that it is new.
 */
function isFirst(id: string, state: PostState, at: string): boolean {
  return isLater(id) || Date.parse(at) - Date.parse(state.published_at) < SECOND;
}

/** Whether a post was begun after the page was made: ids are UUIDs of version 7, and grow with time. */
function isLater(id: string): boolean {
  return id > data.greatest;
}

function announceCorrection(id: string, standing: Element, { at, text }: Correction): void {
  const shown = part(".corrected-at", standing).getAttribute("datetime");
  if (at !== shown) announce(words.correction.replace("{n}", text), id);
}
