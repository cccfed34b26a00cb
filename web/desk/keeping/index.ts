/**
 * What keeps text safe on this device. Every keystroke is here before the server hears of it, and
 * nothing leaves before the server has confirmed it. The views see only this file.
 *
 * For whoever shows a composition in an editor there are two rules:
 * 1. Call `write` with the whole text in the same breath as every change; it is cheap.
 * 2. When a listener is given a text that is not the one in the editor, a colleague or another tab
 *    has changed it: put that text into the editor in the same breath.
 */

import type { Draft, Id, Post, Stage, Text, Time } from "../types.ts";
import type { Shared } from "./database.ts";
import type { Attributes } from "./pictures.ts";

/** Something that is being written on this device. */
export interface Composition {
  id: Id;
  coverage: string;
  /** The published post that it changes, and the revision of it that the writer saw. */
  post: Id | null;
  began_from: number | null;
  text: Text;
  /** The server's version that this text began from; 0 when the server has none. */
  version: number;
  safety: Safety;
  collision: Collision | null;
  /** The server's sentence about what it refused, until the text is changed or said again. */
  refusal: string | null;
  stage: Stage;
  /** When it was last written on, in milliseconds since 1970. */
  changed_at: number;
  /**
   * The composition in whose place this one is: what was typed after "publish" goes on as a change
   * to the post, under an id of its own. An editor that shows that one shows this one from now on.
   */
  continues: Id | null;
}

export type Safety =
  | "empty"
  | "on this device"
  | "saving"
  | "saved"
  | "waiting for the network"
  | "waiting for pictures"
  | "sending"
  | "collision"
  | "refused"
  | "published";

/** Two people wrote the same thing. The later one decides, and sees both. */
export interface Collision {
  theirs: Draft | PostAsText | OtherTab;
  base: Text;
  mine: Text;
  /** What both wrote, where they wrote in different places; null where there is a conflict. */
  merged: Text | null;
  conflicts: Conflict[];
}

/** A published post, read as a text: what a change to it begins from. */
export interface PostAsText {
  id: Id;
  post: Id;
  revision: number;
  text: Text;
  changed_by: { name: string } | null;
}

/** The same composition in another tab of this browser, where it was written on as well. */
export interface OtherTab {
  id: Id;
  tab: true;
  text: Text;
  changed_by: null;
}

/** A place where both wrote. For a body it is a run of blocks; the other fields are whole. */
export interface Conflict {
  field: keyof Text;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export type Act =
  | { do: "publish" }
  | { do: "submit"; note: string }
  | { do: "send-back"; note: string }
  | { do: "schedule"; at: Time }
  | { do: "unschedule" }
  | { do: "discard" };

/** An act that waits for the server. */
export interface Waiting {
  id: Id; // the composition's
  coverage: string;
  act: Act;
  asked_at: number;
  headline: string;
}

/** A picture of which the server has not everything yet. */
export interface PictureOnTheWay {
  asset: string;
  /** How much of it the server has, from 0 to 1. */
  share: number;
  /** A text shows it, so it is sent. */
  is_awaited: boolean;
  /** The server's sentence about why it does not take it. */
  refusal: string | null;
}

export interface OutboxState {
  waiting: Waiting[];
  /** Nothing can be sent now: the network or the server is away. */
  away: boolean;
  /** Why nothing is sent until somebody signs in, as a sentence; null when that is not so. */
  signed_out: string | null;
  /** What is sent beside the texts, and awaited by those that show it. */
  pictures: PictureOnTheWay[];
}

export interface Keeping {
  /** What this device still has of a coverage, newest first. */
  open(coverage: string): Promise<Composition[]>;
  /** Something new, or with `post`, `began_from` and its `text` a change to a published post. */
  begin(
    coverage: string,
    from?: { id?: Id; post?: Id; began_from?: number; text?: Text; version?: number },
  ): Promise<Composition>;
  /** Resolves when it is on the device; saving to the server follows by itself. */
  write(id: Id, text: Text): Promise<void>;
  /** Into the outbox; resolves when it is on the device. */
  act(id: Id, act: Act): Promise<void>;
  /**
   * Keep a picture, and send it as soon as a text shows it; what is to be published waits for it here.
   * Resolves when it is on the device, with what an image block is to say of it.
   */
  keepPicture(file: Blob): Promise<Attributes>;
  /** Send a picture once more that the server has refused: its reason may be gone. */
  retryPicture(asset: string): Promise<void>;
  /** The file of a picture that the server does not have yet; null when it has. */
  fileOf(asset: string): Promise<Blob | null>;
  /** What other apps have shared with the desk and nobody has begun a post with, the oldest first. */
  shared(): Promise<Shared[]>;
  /** Begin a post with it. */
  takeShared(id: Id, coverage: string, bylines: string[]): Promise<Composition>;
  /** It is not wanted. */
  forgetShared(id: Id): Promise<void>;
  /** Take an act back out of the outbox, if it has not been sent yet; false when it has. */
  recall(id: Id): Promise<boolean>;
  /** After a collision: this is the text now. The answer may have another id, see `continues`. */
  decide(id: Id, text: Text): Promise<Composition>;
  /** A change to a post that was withdrawn: the same text as a new post. The draft of the change is discarded. */
  anew(id: Id): Promise<Composition>;
  /** Go on with a draft that the server has: mine from another device, or a colleague's. */
  take(coverage: string, draft: Draft): Promise<Composition>;
  /** What the desk stream says of a draft. One that this device has too follows, or collides. */
  hear(draft: Draft): Promise<void>;
  /** Let go of a composition that is empty, or that the server has as it is; false when it is not. */
  leave(id: Id): Promise<boolean>;
  /** Try at once what waits: somebody has signed in, or asks to. */
  retry(): void;
  /** Called at first, and whenever something is different. */
  watch(listener: (all: Composition[], outbox: OutboxState) => void): () => void;
  /** Let go of everything; what is on the device stays there. */
  close(): Promise<void>;
}

export { openKeeping, type Surroundings } from "./opening.ts";
export { newId } from "./ids.ts";
export { blocksOf, holdsBoth, merge, settle, type Choice } from "./merge.ts";
export { emptyText, isEmpty, isSameText, postAsText, textOfPost } from "./texts.ts";
export { lastPerson } from "./writer.ts";
export type { Attributes, Shared };
export type { Draft, Id, Post, Stage, Text, Time };
