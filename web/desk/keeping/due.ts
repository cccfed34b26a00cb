/** What is to be told to the server next, and when. */

import type { Asked, Kept, Line } from "./database.ts";
import { isFree } from "./lines.ts";

const PAUSE_MS = 1_000; // in typing, after which a draft is saved
const MOST_MS = 5_000; // so much of somebody who types without a pause is on this device only

export interface Everything {
  compositions: Kept[];
  outbox: Asked[];
  lines: Line[];
}

export type Due = { asked: Asked } | { kept: Kept };

/** Acts first, in order within their coverage; then what was written a moment ago. */
export function nextDue({ compositions, outbox, lines }: Everything, now: number): Due | null {
  const asked = outbox.find(({ coverage }) => isFree(lines, coverage, now));
  if (asked) return { asked };
  const kept = compositions.find(
    (one) => isToBeSaved(one, outbox) && dueAt(one) <= now && isFree(lines, one.coverage, now),
  );
  return kept ? { kept } : null;
}

/** When there will be something to do; null when nothing waits. */
export function nextTime({ compositions, outbox, lines }: Everything): number | null {
  const times = [
    ...outbox.map(({ coverage }) => freeAt(lines, coverage)),
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
