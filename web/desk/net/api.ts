/** The desk's API, one function a verb; docs/reference/api.md says what each does. */

import type {
  BoardLine,
  Card,
  Coverage,
  Draft,
  Id,
  Me,
  Picture,
  Post,
  Revision,
  Text,
  Time,
  Version,
} from "../types.ts";
import { ask, type Asking, type Question } from "./asking.ts";
import { SignedOut } from "./errors.ts";

const UPLOAD_MS = 180_000; // a large picture over a phone's network
const PIECE_MS = 45_000; // a piece of one, over the worst

export interface Address {
  slug: string;
  url: string;
  /** Why it cannot be taken, as a sentence; empty when it can. */
  wrong: string;
}

export interface CoverageToOpen {
  headline: string;
  slug?: string;
  time_zone?: string;
  language?: string;
  story?: string;
  summary?: string[];
  starts_at?: Time;
  template?: string;
  reporters_publish?: boolean;
}

export type CoverageEdit = Partial<
  Pick<Coverage, "headline" | "summary" | "closing" | "time_zone" | "lead" | "reporters_publish">
> & {
  /** What the writer saw: refused as Overtaken when somebody else has changed it since. */
  began_from?: Partial<Pick<Coverage, "headline" | "summary" | "closing" | "time_zone" | "lead">>;
};

export interface DraftToSave {
  /** The version that the writer had; 0 for a draft that is new. */
  version: number;
  post?: Id | null;
  began_from?: number | null;
  text: Text;
}

/** How much of a picture the server has, and the picture once it has all of it. */
export interface Arrived {
  arrived: number;
  picture: Picture | null;
}

export interface ToBePresent {
  /** An id that this tab made up for itself. */
  tab: Id;
  subject: Id | null;
  writing: boolean;
  gone?: boolean;
}

export class Api {
  readonly #asking: Asking;
  /** Called whenever the server has done what it was asked: the network is there. */
  onAnswer: () => void = () => undefined;
  /** Called whenever it was refused because nobody is signed in, or somebody else. */
  onSignedOut: (why: SignedOut) => void = () => undefined;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  get root(): string {
    return this.#asking.root;
  }

  // Who, and where

  /** `patience` is for whoever knows already who was here last. */
  me(patience?: number): Promise<Me> {
    return this.#get("me", patience);
  }

  board(patience?: number): Promise<BoardLine[]> {
    return this.#get("coverages", patience);
  }

  /** The address that a coverage of this headline would have, or whether it can have this one. */
  address(asked: { headline: string } | { slug: string }): Promise<Address> {
    return this.#get(`addresses?${new URLSearchParams(asked).toString()}`);
  }

  openCoverage(asked: CoverageToOpen, key?: string): Promise<Coverage> {
    return this.#post("coverages", asked, key ? { key } : {});
  }

  coverage(slug: string, patience?: number): Promise<Coverage> {
    return this.#get(at(slug), patience);
  }

  editCoverage(slug: string, edit: CoverageEdit): Promise<Coverage> {
    return this.#post(at(slug, "edit"), edit);
  }

  startCoverage(slug: string): Promise<Coverage> {
    return this.#post(at(slug, "start"));
  }

  pauseCoverage(slug: string): Promise<Coverage> {
    return this.#post(at(slug, "pause"));
  }

  resumeCoverage(slug: string): Promise<Coverage> {
    return this.#post(at(slug, "resume"));
  }

  endCoverage(slug: string, said: { closing?: string; next?: string } = {}): Promise<Coverage> {
    return this.#post(at(slug, "end"), said);
  }

  reopenCoverage(slug: string): Promise<Coverage> {
    return this.#post(at(slug, "reopen"));
  }

  leadOn(slug: string, next: string): Promise<Coverage> {
    return this.#post(at(slug, "lead-on"), { next });
  }

  continueCoverage(
    slug: string,
    asked: { headline?: string; slug?: string; starts_at?: Time } = {},
  ): Promise<Coverage> {
    return this.#post(at(slug, "continue"), asked);
  }

  giveRole(slug: string, username: string, role: string): Promise<unknown> {
    return this.#ask({ method: "PUT", path: at(slug, "people", username), body: { role } });
  }

  takeRole(slug: string, username: string): Promise<unknown> {
    return this.#ask({ method: "DELETE", path: at(slug, "people", username) });
  }

  makePreviewLink(slug: string, hours: number): Promise<{ url: string; expires_at: Time }> {
    return this.#post(at(slug, "preview-link"), { hours });
  }

  sayPresent(slug: string, said: ToBePresent): Promise<void> {
    return this.#post(at(slug, "presence"), said);
  }

  // Posts

  posts(slug: string, { below, limit = 50 }: { below?: number; limit?: number } = {}): Promise<Post[]> {
    const asked = new URLSearchParams({ limit: String(limit) });
    if (below !== undefined) asked.set("below", String(below));
    return this.#get(`${at(slug, "posts")}?${asked.toString()}`);
  }

  post(slug: string, id: Id): Promise<Post> {
    return this.#get(at(slug, "posts", id));
  }

  /** `version` is that of the draft of this id, where the server has one: no other is closed. */
  publishPost(slug: string, id: Id, text: Text, version?: number): Promise<Post> {
    return this.#post(at(slug, "posts"), { id, version, ...text });
  }

  revisePost(
    slug: string,
    id: Id,
    change: { draft?: Id; version?: number; began_from: number; text: Text },
  ): Promise<Post> {
    const { text, ...rest } = change;
    return this.#post(at(slug, "posts", id, "revise"), { ...rest, ...text });
  }

  pinPost(slug: string, id: Id): Promise<Post> {
    return this.#post(at(slug, "posts", id, "pin"));
  }

  unpinPost(slug: string, id: Id): Promise<Post> {
    return this.#post(at(slug, "posts", id, "unpin"));
  }

  markKeyMoment(slug: string, id: Id): Promise<Post> {
    return this.#post(at(slug, "posts", id, "mark-key-moment"));
  }

  unmarkKeyMoment(slug: string, id: Id): Promise<Post> {
    return this.#post(at(slug, "posts", id, "unmark-key-moment"));
  }

  withdrawPost(slug: string, id: Id, reason: string): Promise<Post> {
    return this.#post(at(slug, "posts", id, "withdraw"), { reason });
  }

  movePost(slug: string, id: Id, to: { above: Id } | { below: Id }): Promise<Post> {
    return this.#post(at(slug, "posts", id, "move"), to);
  }

  redatePost(slug: string, id: Id, published_at: Time, in_place = false): Promise<Post> {
    return this.#post(at(slug, "posts", id, "redate"), { published_at, in_place });
  }

  revisions(slug: string, id: Id): Promise<Revision[]> {
    return this.#get(at(slug, "posts", id, "revisions"));
  }

  // Drafts

  drafts(slug: string): Promise<Draft[]> {
    return this.#get(at(slug, "drafts"));
  }

  draft(slug: string, id: Id): Promise<Draft> {
    return this.#get(at(slug, "drafts", id));
  }

  saveDraft(slug: string, id: Id, draft: DraftToSave): Promise<Draft> {
    return this.#ask({ method: "PUT", path: at(slug, "drafts", id), body: draft });
  }

  versions(slug: string, id: Id): Promise<Version[]> {
    return this.#get(at(slug, "drafts", id, "versions"));
  }

  submitDraft(slug: string, id: Id, note = ""): Promise<Draft> {
    return this.#post(at(slug, "drafts", id, "submit"), { note });
  }

  sendBackDraft(slug: string, id: Id, note: string): Promise<Draft> {
    return this.#post(at(slug, "drafts", id, "send-back"), { note });
  }

  /** Of this `version`, and no other. */
  publishDraft(slug: string, id: Id, version: number): Promise<Post> {
    return this.#post(at(slug, "drafts", id, "publish"), {}, { version });
  }

  scheduleDraft(slug: string, id: Id, time: Time, version: number): Promise<Draft> {
    return this.#post(at(slug, "drafts", id, "schedule"), { at: time }, { version });
  }

  unscheduleDraft(slug: string, id: Id): Promise<Draft> {
    return this.#post(at(slug, "drafts", id, "unschedule"));
  }

  discardDraft(slug: string, id: Id): Promise<Draft> {
    return this.#post(at(slug, "drafts", id, "discard"));
  }

  restoreDraft(slug: string, id: Id): Promise<Draft> {
    return this.#post(at(slug, "drafts", id, "restore"));
  }

  // Pictures and cards

  uploadPicture(picture: Blob, signal?: AbortSignal): Promise<Picture> {
    return this.#ask({
      method: "POST",
      path: "pictures",
      body: picture,
      patience: UPLOAD_MS,
      ...(signal && { signal }),
    });
  }

  /** A piece of a picture that is called `id`. One that the server has, or awaits later, does no harm. */
  sendPiece(id: string, piece: Blob, { at, of }: { at: number; of: number }): Promise<Arrived> {
    const path = `pictures/${id}/pieces?at=${at}&of=${of}`;
    return this.#ask({ method: "POST", path, body: piece, patience: PIECE_MS });
  }

  picture(id: string): Promise<Picture> {
    return this.#get(`pictures/${id}`);
  }

  confirmRights(id: string): Promise<Picture> {
    return this.#post(`pictures/${id}/confirm-rights`);
  }

  focusPicture(id: string, x: number, y: number): Promise<Picture> {
    return this.#post(`pictures/${id}/focus`, { x, y });
  }

  card(url: string): Promise<Card> {
    return this.#post("cards", { url });
  }

  /** A verb of the API that has no function here: people, tokens, templates, the audit record. */
  ask<Answer>(question: Question): Promise<Answer> {
    return this.#ask(question);
  }

  #get<Answer>(path: string, patience?: number): Promise<Answer> {
    return this.#ask({ method: "GET", path, ...(patience !== undefined && { patience }) });
  }

  #post<Answer>(path: string, body: unknown = {}, more: Partial<Question> = {}): Promise<Answer> {
    return this.#ask({ method: "POST", path, body, ...more });
  }

  async #ask<Answer>(question: Question): Promise<Answer> {
    try {
      const answer = await ask(this.#asking, question);
      this.onAnswer();
      return answer as Answer;
    } catch (error) {
      if (error instanceof SignedOut) this.onSignedOut(error);
      throw error;
    }
  }
}

/** The path of a coverage, or of something in it. */
function at(slug: string, ...rest: string[]): string {
  return ["coverages", slug, ...rest].map(encodeURIComponent).join("/");
}
