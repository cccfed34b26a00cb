/**
 * Folding a journal: from its changes to the coverage as it stands.
 *
 * It takes changes one at a time, in order; a change that it has had already does nothing, and a gap
 * is an error, never a guess. src/dateline/journal/fold.py is the same in Python; spec/vectors/fold.json
 * holds both to it.
 */

import type { Change, CoverageState, PostState, WithdrawalState } from "./changes.ts";
import { isAbove, type Place } from "./order.ts";

export const GENESIS = "0".repeat(64);

/** A change arrived before the one that must come first; what is missing must be fetched. */
export class GapFound extends Error {
  readonly expected: number;
  readonly found: number;

  constructor(expected: number, found: number) {
    super(`Change ${found} arrived where ${expected} was due.`);
    this.expected = expected;
    this.found = found;
  }
}

export class CoverageFold {
  seq = 0;
  digest = GENESIS;
  coverage: CoverageState | null = null;
  readonly posts = new Map<string, PostState>();
  readonly withdrawn = new Map<string, WithdrawalState>();
  /** The seq at which each post was first published. */
  readonly firstSeq = new Map<string, number>();

  /** Take the next change in; false when it was here already. */
  apply(change: Change): boolean {
    if (change.seq <= this.seq) return false;
    if (change.seq !== this.seq + 1) throw new GapFound(this.seq + 1, change.seq);
    this.#take(change);
    this.seq = change.seq;
    this.digest = change.digest;
    return true;
  }

  /** The ids of the posts from the top of the page to its foot. */
  standing(): string[] {
    const places = Array.from(this.posts, ([id, { position }]) => ({ id, position }));
    return places.sort((one, other) => (isAbove(one, other) ? -1 : 1)).map(({ id }) => id);
  }

  /** Where a post stands, or stood before it was withdrawn; undefined when there never was one. */
  placeOf(id: string): Place | undefined {
    const state = this.posts.get(id) ?? this.withdrawn.get(id);
    return state && { position: state.position, id };
  }

  #take(change: Change): void {
    switch (change.kind) {
      case "coverage":
        this.coverage = change.state;
        break;
      case "post":
        this.#stand(change.subject, change.seq, change.state);
        break;
      case "withdraw":
        this.posts.delete(change.subject);
        if (change.state) this.withdrawn.set(change.subject, change.state);
    }
  }

  #stand(id: string, seq: number, state: PostState | null): void {
    if (!this.firstSeq.has(id)) this.firstSeq.set(id, seq);
    if (!state) return; // redacted: the withdrawal stands further on in this journal
    this.withdrawn.delete(id);
    this.posts.set(id, state);
  }
}
