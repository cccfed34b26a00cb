/** What the desk's API says: docs/reference/api.md in TypeScript. */

import type { CoverageLink, CoverageStage, PostState } from "../protocol/changes.ts";

export type Id = string; // a UUID of version 7, made where the thing is first written
export type Time = string; // RFC 3339 with offset

/** A body, as ProseMirror has it in JSON; src/dateline/newsroom/document.json is its schema. */
export interface Body {
  type: "doc";
  content: unknown[];
}

/** What somebody writes. */
export interface Text {
  headline: string;
  body: Body;
  bylines: string[];
  place: string;
  tags: string[];
  key: boolean;
  correction: string;
  published_at: Time | null;
}

export interface Person {
  username: string;
  name: string;
}

export type Stage = "draft" | "submitted" | "scheduled" | "published" | "discarded";

export interface Draft {
  id: Id;
  post: Id | null;
  began_from: number | null;
  stage: Stage;
  text: Text;
  version: number;
  note: string;
  publish_at: Time | null;
  place_on_desk: number;
  author: Person;
  changed_by: Person;
  changed_at: Time;
}

/** A text that a draft had. */
export interface Version {
  number: number;
  at: Time;
  by: Person;
  text: Text;
}

/** A post: `state` is what readers see, as in the protocol. */
export interface Post {
  id: Id;
  revision: number;
  author: string | null;
  withdrawn: boolean;
  state: PostState;
}

/** A text that a post had. */
export interface Revision {
  number: number;
  made_at: Time;
  by: string | null;
  /** The name that stands over posts. */
  by_name: string | null;
  headline: string;
  body: Body;
  bylines: string[];
  place: string;
  tags: string[];
  correction: string;
}

/** The person who is signed in, and what they may do everywhere. */
export interface Me extends Person {
  verbs: string[];
  zone: string;
}

/** A coverage on the board. */
export interface BoardLine {
  slug: string;
  headline: string;
  state: CoverageStage;
  time_zone: string;
  language: string;
  story: { slug: string; title: string } | null;
  starts_at: Time | null;
  started_at: Time | null;
  ended_at: Time | null;
  /** Whether another coverage goes on from it. */
  continued: boolean;
  posts: number;
  /** Drafts that were submitted. */
  waiting: number;
  /** Readers who have it open now. */
  readers: number;
  on: Person[];
  verbs: string[];
}

/** A coverage, with all that the desk shows above its posts. */
export interface Coverage {
  slug: string;
  headline: string;
  summary: string[];
  state: CoverageStage;
  closing: string;
  time_zone: string;
  language: string;
  story: { slug: string; title: string } | null;
  previous: CoverageLink | null;
  next: CoverageLink | null;
  lead: Record<string, unknown> | null;
  starts_at: Time | null;
  started_at: Time | null;
  ended_at: Time | null;
  reporters_publish: boolean;
  verbs: string[];
  /** The reader's address. */
  page: string;
  seq: number;
  edition: number;
  /** With `seq`, the place where the desk's stream goes on. */
  desk: number;
}

/** What the person who listens may do in a coverage. */
export type Rights = Pick<Coverage, "verbs" | "reporters_publish">;

export interface Presence extends Person {
  subject: Id | null;
  writing: boolean;
}

export interface Picture {
  id: string;
  width: number;
  height: number;
  address: string;
  source_set: string;
  attributes: { asset: string; caption: string; credit: string; source: string; alt: string };
  metadata: Record<string, unknown>;
  demands: string[];
  rights_confirmed: boolean;
  focus: [number, number] | null;
}

export interface Card {
  url: string;
  title: string;
  description: string;
  provider: string;
  author: string;
}
