/** A field of the page's head. What is typed in it is on this device until the server has confirmed it. */

import { ApiError, Away, Overtaken } from "../net/errors.ts";
import { whenOnline } from "../net/online.ts";
import type { Coverage } from "../types.ts";
import type { Desk } from "./desk.svelte.ts";
import { forget, keepForLater, keptFromBefore } from "./kept.ts";
import { mergePoints } from "./points.ts";
import type { Room } from "./room.svelte.ts";

const AGAIN_MS = 5_000;
const MERGED = "A colleague changed the points too. What both of you wrote is on the page.";
const CLASH = "A colleague changed the same point. Both are on the page; take out the one that is too many.";

export type HeadName = "headline" | "summary" | "closing" | "time_zone";
type Value = string | string[];

interface Typed {
  began: Value;
  now: Value;
  /** Half a sentence is not sent: it goes by itself when the field has been left. */
  isLeft: boolean;
}

export class HeadField {
  readonly name: HeadName;
  typed = $state.raw<Typed | null>(null);
  isAway = $state(false);
  /** Somebody else has changed it, and it cannot be both. */
  isClash = $state(false);
  refusal = $state("");
  /** What stood there when somebody came to it; nothing is replaced under their hands. */
  #held = $state.raw<Value | null>(null);
  readonly #room: Room;
  readonly #desk: Desk;
  readonly #key: string;
  readonly #done: string;
  #merged = "";
  #isSending = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  /** `done` is said when it is on the page. */
  constructor(room: Room, desk: Desk, name: HeadName, done: string) {
    this.#room = room;
    this.#desk = desk;
    this.name = name;
    this.#done = done;
    this.#key = `head-${desk.me.username}/${room.slug}/${name}`;
    this.typed = keptFromBefore(this.#key) as Typed | null;
  }

  get isHeld(): boolean {
    return this.#held !== null;
  }

  get onPage(): Value {
    return this.#room.coverage?.[this.name] ?? (this.name === "summary" ? [] : "");
  }

  get shown(): Value {
    return this.typed?.now ?? this.#held ?? this.onPage;
  }

  /** Send what waits from before, and whatever waits when the network is back. */
  follow(): () => void {
    const unfollow = whenOnline(() => void this.#go());
    void this.#go();
    return () => {
      unfollow();
      clearTimeout(this.#again);
    };
  }

  hold(): void {
    this.#held ??= this.onPage;
  }

  type(now: Value): void {
    this.refusal = "";
    this.#keep({ began: this.typed?.began ?? this.#held ?? this.onPage, now, isLeft: false });
  }

  async leave(): Promise<void> {
    this.#held = null;
    await this.save();
  }

  async save(): Promise<void> {
    if (this.typed) this.#keep({ ...this.typed, isLeft: true });
    await this.#go();
  }

  /** Mine instead of what somebody else has put there. */
  async insist(): Promise<void> {
    if (!this.typed) return;
    this.isClash = false;
    this.#keep({ ...this.typed, began: this.onPage });
    await this.save();
  }

  drop(): void {
    this.typed = null;
    this.isAway = this.isClash = false;
    this.refusal = "";
    forget(this.#key);
    this.#desk.unsaved.delete(this.#key);
  }

  #keep(typed: Typed): void {
    this.typed = typed;
    keepForLater(this.#key, typed);
    this.#desk.unsaved.add(this.#key);
  }

  async #go(): Promise<void> {
    clearTimeout(this.#again);
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      while (this.typed?.isLeft && (await this.#send(this.typed)));
    } finally {
      this.#isSending = false;
    }
  }

  /** Whether it has been dealt with, and the next may go. */
  async #send(typed: Typed): Promise<boolean> {
    const now = tidy(typed.now);
    if (isSame(now, typed.began)) {
      this.drop();
      return false;
    }
    const edit = { [this.name]: now, began_from: { [this.name]: typed.began } };
    try {
      this.#room.coverage = await this.#desk.api.editCoverage(this.#room.slug, edit);
    } catch (error) {
      return this.#notTaken(error, typed);
    }
    this.#taken(typed);
    return true;
  }

  #taken(sent: Typed): void {
    if (this.#held !== null) this.#held = this.onPage;
    this.isAway = false;
    if (this.typed !== sent) {
      if (this.typed) this.#keep({ ...this.typed, began: this.onPage });
      return;
    }
    this.drop();
    this.#desk.say(this.#merged || this.#done);
    this.#merged = "";
  }

  #notTaken(error: unknown, sent: Typed): boolean {
    if (!(error instanceof ApiError)) throw error;
    this.isAway = error instanceof Away;
    if (this.isAway) this.#again = setTimeout(() => void this.#go(), AGAIN_MS);
    else if (error instanceof Overtaken) return this.#settle(error, sent);
    else this.refusal = error.message;
    return false;
  }

  #settle(error: Overtaken, sent: Typed): boolean {
    const current = error.current as Coverage;
    this.#room.coverage = current;
    const theirs = current[this.name];
    if (this.typed !== sent) return true;
    if (!Array.isArray(theirs)) {
      this.isClash = true;
      return false;
    }
    const { points, clash } = mergePoints(sent.began as string[], tidy(sent.now) as string[], theirs);
    this.#merged = clash ? CLASH : MERGED;
    this.#keep({ began: theirs, now: points, isLeft: true });
    return true;
  }
}

/** As the server keeps it. */
function tidy(value: Value): Value {
  if (!Array.isArray(value)) return line(value);
  return value.map(line).filter(Boolean);
}

function line(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

function isSame(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
