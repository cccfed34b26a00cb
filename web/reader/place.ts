/** Where this page is in its journal. Every change goes through here, whichever way it came. */

import type { Change } from "../protocol/changes.ts";

const PAINTED = 50; // ms: a frame or more

export interface Place {
  readonly seq: number;
  /** The digest of the last change that was taken; empty before the first. */
  readonly digest: string;
  /**
   * Show those changes that follow, in order, and pass over those that were had before.
   * False when a change is missing before one of them: from there on none was taken.
   */
  readonly take: (changes: Change[]) => boolean;
}

/** `show` may take its time; what comes meanwhile waits, and is shown in one go. */
export function placeAt(start: number, show: (changes: Change[]) => unknown): Place {
  const place = { seq: start, digest: "", take };
  const waiting: Change[] = [];
  let shown: Change | undefined; // the first of those that are being shown

  function take(changes: Change[]): boolean {
    const next = changes.filter(({ seq, digest }) => seq === place.seq + 1 && Object.assign(place, { seq, digest }));
    waiting.push(...next);
    if (!shown) void showWaiting();
    return changes.every(({ seq }) => seq <= place.seq);
  }

  async function showWaiting(): Promise<void> {
    shown = waiting[0];
    if (!shown) return;
    await show(waiting.splice(0));
    setTimeout(showWaiting, PAINTED);
  }

  return place;
}
