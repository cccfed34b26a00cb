/** What is to be told to the server next, and when. */

import type { Asked, Kept, KeptPicture, Line } from "./database.ts";
import { isFree, PICTURES } from "./lines.ts";
import { toBeSent, waitsForPictures } from "./pictures.ts";

const PAUSE_MS = 1_000; // in typing, after which a draft is saved
const MOST_MS = 5_000; // so much of somebody who types without a pause is on this device only

export interface Everything {
  compositions: Kept[];
  outbox: Asked[];
  lines: Line[];
  pictures: KeptPicture[];
}

export type Due = { asked: Asked } | { kept: Kept };

/**
 * Acts first, in order within their coverage; then what was written a moment ago. What waits for its
 * pictures lets the others pass: a picture takes minutes where words take a second.
 */
export function nextDue({ compositions, outbox, lines, pictures }: Everything, now: number): Due | null {
  const asked = outbox.find(
    (one) => isFree(lines, one.coverage, now) && !waitsForPictures(one, outbox, pictures),
  );
  if (asked) return { asked };
  const kept = compositions.find(
    (one) => isToBeSaved(one, outbox) && dueAt(one) <= now && isFree(lines, one.coverage, now),
  );
  return kept ? { kept } : null;
}

/** The picture that was given first. */
export function nextPicture({ compositions, outbox, lines, pictures }: Everything, now: number): KeptPicture | null {
  if (!isFree(lines, PICTURES, now)) return null;
  const [next = null] = toBeSent(pictures, compositions, outbox).sort((one, other) => one.kept_at - other.kept_at);
  return next;
}

/** When there will be something to do; null when nothing waits. */
export function nextTime({ compositions, outbox, lines, pictures }: Everything): number | null {
  const times = [
    ...outbox
      .filter((one) => !waitsForPictures(one, outbox, pictures))
      .map(({ coverage }) => freeAt(lines, coverage)),
    ...toBeSent(pictures, compositions, outbox).map(() => freeAt(lines, PICTURES)),
    ...compositions
      .filter((kept) => isToBeSaved(kept, outbox))
      .map((kept) => Math.max(dueAt(kept), freeAt(lines, kept.coverage))),
  ];
  return times.length ? Math.min(...times) : null;
}

function isToBeSaved(kept: Kept, outbox: Asked[]): boolean {
  const { untold_since, collision, refusal, published } = kept;
  const isWaiting = outbox.some(({ id }) => id === kept.id);
  return untold_since !== null && !collision && refusal === null && !published && !isWaiting;
}

function dueAt({ changed_at, untold_since }: Kept): number {
  return Math.min(changed_at + PAUSE_MS, (untold_since ?? changed_at) + MOST_MS);
}

function freeAt(lines: Line[], coverage: string): number {
  return Math.max(0, ...lines.filter(({ name }) => name === coverage || name === "").map(({ until }) => until));
}
