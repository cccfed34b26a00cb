/** A coverage's desk as it stands: its page, its drafts, and who is there; folded from what is heard. */

import type { Change, PostState } from "../../protocol/changes.ts";
import { CoverageFold } from "../../protocol/fold.ts";
import type { Coverage, Draft, Id, Post, Presence, Rights } from "../types.ts";

/** A post on the desk. Its revision is not in the journal: after a change, `api.post` knows it. */
export interface PostOnDesk {
  id: Id;
  revision: number | null;
  author: string | null;
  state: PostState;
}

export type Connection =
  | "connecting"
  | "live"
  | "broken" // it comes back by itself
  | "signed out"
  | "not allowed";

/** What subscribers are given: a picture of one moment. */
export interface DeskState {
  coverage: Coverage | null;
  /** In the order of the page: the pinned ones first, then from the top down. */
  posts: PostOnDesk[];
  /** Those that were withdrawn since. */
  withdrawn: ReadonlySet<Id>;
  /** Whether there are older posts than these; `more` brings them. */
  hasMore: boolean;
  /** Those that are open, the one that was last changed at the end. */
  drafts: Draft[];
  present: Presence[];
  readers: number;
  connection: Connection;
}

export class Floor {
  readonly #page = new CoverageFold();
  readonly #known = new Map<Id, { revision: number | null; author: string | null }>();
  readonly #drafts = new Map<Id, Draft>();
  /** Changes that came before the one that must come first. */
  readonly #early = new Map<number, Change>();
  /** The position of the lowest post that is here; older ones may be missing. */
  #lowest = Number.NEGATIVE_INFINITY;
  #coverage: Coverage | null = null;
  desk = 0;
  present: Presence[] = [];
  readers = 0;

  get seq(): number {
    return this.#page.seq;
  }

  get hasGap(): boolean {
    return this.#early.size > 0;
  }

  /** Begin with a coverage, and with posts and drafts as they were then or later. */
  begin(coverage: Coverage, posts: Post[], isAll: boolean, drafts: Draft[]): void {
    this.#coverage = coverage;
    this.#page.seq = coverage.seq;
    this.desk = coverage.desk;
    this.addOlder(posts, isAll);
    for (const draft of drafts) this.takeDraft(draft);
  }

  addOlder(posts: Post[], isAll: boolean): void {
    for (const { id, revision, author, state } of posts) {
      if (this.#page.posts.has(id) || this.#page.withdrawn.has(id)) continue;
      this.#page.posts.set(id, state);
      this.#known.set(id, { revision, author });
    }
    const standing = posts.filter(({ state }) => !state.pinned).map(({ state }) => state.position);
    if (isAll) this.#lowest = Number.NEGATIVE_INFINITY;
    else if (standing.length) this.#lowest = Math.min(...standing);
  }

  get lowest(): number | undefined {
    return Number.isFinite(this.#lowest) ? this.#lowest : undefined;
  }

  /** Take a change in, and those that waited for it. */
  takeChange(change: Change): void {
    if (change.seq > this.#page.seq) this.#early.set(change.seq, change);
    for (;;) {
      const next = this.#early.get(this.#page.seq + 1);
      if (!next) return;
      this.#early.delete(next.seq);
      this.#page.apply(next);
      this.#note(next);
    }
  }

  #note(change: Change): void {
    if (this.#coverage) this.#coverage = { ...this.#coverage, seq: change.seq };
    if (change.kind === "coverage" && change.state && this.#coverage) {
      this.#coverage = { ...this.#coverage, ...change.state };
    } else if (change.kind === "post") {
      const author = this.#known.get(change.subject)?.author ?? null;
      this.#known.set(change.subject, { revision: null, author });
    }
  }

  /** What came early is asked for again, in its order. */
  forgetEarly(): void {
    this.#early.clear();
  }

  /** A post as the API told it, which knows the revision too. */
  takePost({ id, revision, author, state, withdrawn }: Post): void {
    if (withdrawn || this.#page.withdrawn.has(id)) return;
    this.#page.posts.set(id, state);
    this.#known.set(id, { revision, author });
  }

  takeDraft(draft: Draft): void {
    const known = this.#drafts.get(draft.id);
    if (known && known.place_on_desk > draft.place_on_desk) return;
    this.#drafts.delete(draft.id);
    const isOpen = draft.stage !== "published" && draft.stage !== "discarded";
    if (isOpen) this.#drafts.set(draft.id, draft);
    this.desk = Math.max(this.desk, draft.place_on_desk);
  }

  takeRights({ verbs, reporters_publish }: Rights): void {
    if (this.#coverage) this.#coverage = { ...this.#coverage, verbs, reporters_publish };
  }

  state(connection: Connection): DeskState {
    return {
      coverage: this.#coverage,
      posts: this.#standing(),
      withdrawn: new Set(this.#page.withdrawn.keys()),
      hasMore: this.lowest !== undefined,
      drafts: [...this.#drafts.values()].sort((one, other) => one.place_on_desk - other.place_on_desk),
      present: this.present,
      readers: this.readers,
      connection,
    };
  }

  /** A post below the lowest that is here is shown when those between are. */
  #standing(): PostOnDesk[] {
    const all = this.#page.standing().flatMap((id) => {
      const state = this.#page.posts.get(id);
      const known = this.#known.get(id) ?? { revision: null, author: null };
      return state ? [{ id, ...known, state }] : [];
    });
    const pinned = all.filter(({ state }) => state.pinned);
    const others = all.filter(({ state }) => !state.pinned && state.position >= this.#lowest);
    return [...pinned, ...others];
  }
}
