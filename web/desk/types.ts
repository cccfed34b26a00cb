/** What the desk's API says: docs/reference/api.md in TypeScript. */

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
