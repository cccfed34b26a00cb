/** A coverage as the desk has it: its head, its posts, what is not published yet, and who is here. */

import type { Api } from "../net/api.ts";
import { Away } from "../net/errors.ts";
import type { Connection, DeskState, PostOnDesk } from "../net/floor.ts";
import { followDesk, type Desk as Following } from "../net/stream.ts";
import type { Coverage, Draft, Id, Post, Presence } from "../types.ts";
import { ENOUGH_MS, keepForLater, keptFromBefore } from "./kept.ts";

const SAMPLES = 60;
const SAMPLE_MS = 5_000;

export class Room {
  readonly slug: string;
  readonly #api: Api;
  readonly #following: Following;
  /** With what only the API says of it: its verbs and its address. */
  coverage = $state.raw<Coverage | null>(null);
  /** In the order of the page. */
  posts = $state.raw<PostOnDesk[]>([]);
  withdrawn = $state.raw<ReadonlySet<Id>>(new Set());
  hasOlder = $state(false);
  /** Open ones, the one that was last changed first. */
  drafts = $state.raw<Draft[]>([]);
  present = $state.raw<Presence[]>([]);
  readers = $state(0);
  /** Readers as they were, a number every few seconds. */
  readersBefore = $state.raw<number[]>([]);
  connection = $state<Connection>("connecting");
  #sampledAt = 0;

  readonly pinned = $derived(this.posts.filter(({ state }) => state.pinned));
  readonly keyMoments = $derived(this.posts.filter(({ state }) => state.key).sort(byTime));

  constructor(api: Api, slug: string) {
    this.#api = api;
    this.slug = slug;
    this.#following = followDesk(api, slug);
  }

  /** The head first: whoever may not look is told why. */
  async enter(onDraft: (draft: Draft) => void): Promise<void> {
    this.coverage = await this.#known();
    this.#following.onDraft = onDraft;
    for (const draft of this.drafts) onDraft(draft);
  }

  /** Without a network, as it was when it was last looked at here. */
  async #known(): Promise<Coverage> {
    const name = `coverage-${this.slug}`;
    const known = keptFromBefore(name) as Coverage | null;
    try {
      const coverage = await this.#api.coverage(this.slug, known ? ENOUGH_MS : undefined);
      keepForLater(name, coverage);
      return coverage;
    } catch (error) {
      if (error instanceof Away && known !== null) return known;
      throw error;
    }
  }

  follow(): () => void {
    const unsubscribe = this.#following.subscribe((state) => {
      this.#take(state);
    });
    return () => {
      unsubscribe();
      this.#following.close();
    };
  }

  may(verb: string): boolean {
    return this.coverage?.verbs.includes(verb) ?? false;
  }

  get zone(): string {
    return this.coverage?.time_zone ?? "UTC";
  }

  has(post: Id): boolean {
    return this.posts.some(({ id }) => id === post);
  }

  /** A post as the server has just said it. */
  took(post: Post): void {
    this.#following.took(post);
  }

  async loadOlder(): Promise<void> {
    await this.#following.more();
  }

  /** Who else is on a post or a draft now. */
  on(subject: Id, me: string): Presence[] {
    return this.present.filter((one) => one.subject === subject && one.username !== me);
  }

  #take(state: DeskState): void {
    this.posts = state.posts;
    this.withdrawn = state.withdrawn;
    this.hasOlder = state.hasMore;
    this.drafts = [...state.drafts].reverse();
    this.present = state.present;
    this.connection = state.connection;
    this.#sample(state.readers);
    // An answer to what was done here may be ahead of the stream.
    const isBehind = (state.coverage?.seq ?? 0) < (this.coverage?.seq ?? 0);
    if (this.coverage && state.coverage && !isBehind) this.coverage = state.coverage;
  }

  #sample(readers: number): void {
    this.readers = readers;
    if (Date.now() - this.#sampledAt < SAMPLE_MS) return;
    this.#sampledAt = Date.now();
    this.readersBefore = [...this.readersBefore, readers].slice(-SAMPLES);
  }
}

function byTime(one: PostOnDesk, other: PostOnDesk): number {
  return Date.parse(one.state.published_at) - Date.parse(other.state.published_at);
}
