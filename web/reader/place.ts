/** Where this page is in its journal. Every change goes through here, whichever way it came. */

import type { Change } from "../protocol/changes.ts";

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

export function placeAt(start: number, show: (changes: Change[]) => void): Place {
  const place = { seq: start, digest: "", take };

  function take(changes: Change[]): boolean {
    const next = changes.filter(({ seq, digest }) => {
      if (seq !== place.seq + 1) return false;
      Object.assign(place, { seq, digest });
      return true;
    });
    if (next.length) show(next);
    return changes.every(({ seq }) => seq <= place.seq);
  }

  return place;
}
