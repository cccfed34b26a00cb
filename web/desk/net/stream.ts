/**
 * Follows a coverage's desk: a picture of it first, and then everything that happens, in order.
 *
 * Where it stands is two numbers, the journal's seq and the place on the desk. Whenever the stream
 * breaks, or may have died unheard, another one is opened after them: the server sends what was missed.
 */

import type { Change } from "../../protocol/changes.ts";
import type { Draft, Post, Presence, Rights } from "../types.ts";
import type { Api } from "./api.ts";
import { Away, NotAllowed, Refused, SignedOut } from "./errors.ts";
import { Floor, type Connection, type DeskState } from "./floor.ts";
import { whenOnline } from "./online.ts";
import { Store, type Readable } from "./store.ts";

const POSTS = 50;
const FIRST_MS = 500;
const MOST_MS = 15_000;
const QUIET_MS = 45_000; // the server's comments are not told to a script: a silent stream is opened anew
const TICK_MS = 5_000;
const ASLEEP_MS = 4 * TICK_MS; // a timer that is so late has slept

export interface Desk extends Readable<DeskState> {
  /** Called for every draft that is heard of, those of the first picture too. */
  onDraft: (draft: Draft) => void;
  /** Older posts, below those that are here. */
  more(): Promise<void>;
  /** A post as an answer of the API had it, so that it is seen before the stream brings it. */
  took(post: Post): void;
  /** The network or the person is back: see at once. */
  wake(): void;
  close(): void;
}

/** The stream's events, by their names. */
interface Heard {
  change: Change;
  draft: Draft;
  presence: Presence[];
  may: Rights;
  readers: { now: number };
  "signed-out": null;
  bye: null;
}

/** Follow the desk of a coverage, from now until it is closed. */
export function followDesk(api: Api, slug: string): Desk {
  return new Following(api, slug);
}

class Following implements Desk {
  onDraft: (draft: Draft) => void = () => undefined;
  readonly #api: Api;
  readonly #slug: string;
  readonly #floor = new Floor();
  readonly #store: Store<DeskState>;
  #connection: Connection = "connecting";
  #hasPicture = false;
  #source: EventSource | undefined;
  #failures = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #heardAt = Date.now();
  #tickedAt = Date.now();
  #isClosed = false;
  readonly #ticking: ReturnType<typeof setInterval>;
  readonly #stopListening: () => void;

  constructor(api: Api, slug: string) {
    this.#api = api;
    this.#slug = slug;
    this.#store = new Store(this.#floor.state("connecting"));
    this.#ticking = setInterval(this.#tick, TICK_MS);
    this.#stopListening = whenOnline(this.wake);
    void this.#connect();
  }

  subscribe(run: (state: DeskState) => void): () => void {
    return this.#store.subscribe(run);
  }

  async more(): Promise<void> {
    const below = this.#floor.lowest;
    if (below === undefined) return;
    const posts = await this.#api.posts(this.#slug, { below, limit: POSTS });
    this.#floor.addOlder(posts, posts.length < POSTS);
    this.#tell();
  }

  took(post: Post): void {
    this.#floor.takePost(post);
    this.#tell();
  }

  readonly wake = (): void => {
    if (this.#isClosed) return;
    this.#failures = 0;
    void this.#connect();
  };

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#ticking);
    this.#stopListening();
    this.#leave();
  }

  async #connect(): Promise<void> {
    this.#leave();
    this.#heardAt = Date.now();
    try {
      if (!this.#hasPicture) await this.#takePicture();
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (this.#isClosed || this.#source) return; // it was woken twice
    this.#floor.forgetEarly();
    this.#listen();
  }

  /** The seq is asked for first: what happens between the questions comes again, and does no harm. */
  async #takePicture(): Promise<void> {
    const coverage = await this.#api.coverage(this.#slug);
    const [posts, drafts] = await Promise.all([
      this.#api.posts(this.#slug, { limit: POSTS }),
      this.#api.drafts(this.#slug),
    ]);
    if (this.#hasPicture) return;
    this.#hasPicture = true;
    this.#floor.begin(coverage, posts, posts.length < POSTS, drafts);
    for (const draft of drafts) this.onDraft(draft);
    this.#tell();
  }

  #listen(): void {
    const { seq, desk } = this.#floor;
    const address = `${this.#api.root}desk/stream/${encodeURIComponent(this.#slug)}`;
    const source = new EventSource(`${address}?after=${seq}.${desk}`);
    this.#source = source;
    const on = <Name extends keyof Heard>(name: Name, take: (heard: Heard[Name]) => void): void => {
      source.addEventListener(name, ({ data }: MessageEvent<string>) => {
        if (source !== this.#source) return;
        this.#heardAt = Date.now();
        take((data ? JSON.parse(data) : null) as Heard[Name]);
        this.#tell();
      });
    };
    source.onopen = () => {
      this.#is("live");
    };
    source.onerror = () => {
      if (source === this.#source) void this.#broke();
    };
    on("change", (change) => {
      this.#floor.takeChange(change);
    });
    on("draft", (draft) => {
      this.#floor.takeDraft(draft);
      this.onDraft(draft);
    });
    on("presence", (present) => {
      this.#failures = 0; // it has come as far as now
      this.#floor.present = present;
      if (this.#floor.hasGap) void this.#connect();
    });
    on("may", (rights) => {
      this.#floor.takeRights(rights);
    });
    on("readers", ({ now }) => {
      this.#floor.readers = now;
    });
    on("signed-out", () => {
      void this.#broke(); // or their role here was taken
    });
    on("bye", () => {
      this.#fail(new Away());
    });
  }

  /** Why, a stream does not say; so the API is asked. */
  async #broke(): Promise<void> {
    this.#leave();
    this.#is("broken");
    try {
      await this.#api.coverage(this.#slug);
      this.#fail(new Away());
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#leave();
    if (this.#isClosed) return;
    if (error instanceof SignedOut) this.#is("signed out");
    else if (error instanceof NotAllowed || error instanceof Refused) this.#is("not allowed");
    else this.#is("broken");
    const wait = Math.min(FIRST_MS * 2 ** this.#failures, MOST_MS);
    this.#failures += 1;
    this.#again = setTimeout(() => void this.#connect(), wait * (0.5 + Math.random()));
  }

  #leave(): void {
    clearTimeout(this.#again);
    this.#source?.close();
    this.#source = undefined;
  }

  readonly #tick = (): void => {
    const now = Date.now();
    const slept = now - this.#tickedAt > ASLEEP_MS;
    this.#tickedAt = now;
    const isQuiet = this.#source && now - this.#heardAt > QUIET_MS;
    if (slept || isQuiet || this.#floor.hasGap) this.wake();
  };

  #is(connection: Connection): void {
    this.#connection = connection;
    this.#tell();
  }

  #tell(): void {
    if (!this.#isClosed) this.#store.set(this.#floor.state(this.#connection));
  }
}
