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
  take: (changes: Change[]) => boolean;
}

export function placeAt(start: number, show: (changes: Change[]) => void): Place {
  let seq = start;
  let digest = "";
  return {
    get seq() {
      return seq;
    },
    get digest() {
      return digest;
    },
    take(changes) {
      const next: Change[] = [];
      for (const change of changes) {
        if (change.seq === seq + 1) {
          next.push(change);
          ({ seq, digest } = change);
        }
      }
      if (next.length > 0) show(next);
      return changes.every((change) => change.seq <= seq);
    },
  };
}
