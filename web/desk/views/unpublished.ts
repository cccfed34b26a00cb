/** What is not published: the server's drafts and what only this device has, each thing once. */

import type { Composition } from "../keeping/index.ts";
import { isEmpty } from "../keeping/index.ts";
import type { Draft, Id, Stage, Text, Time } from "../types.ts";
import type { Desk } from "./desk.svelte.ts";
import type { Room } from "./room.svelte.ts";

export interface Unpublished {
  id: Id;
  post: Id | null;
  stage: Stage;
  text: Text;
  by: string;
  at: Time | number;
  isMine: boolean;
  draft: Draft | null;
  /** As this device has it, where somebody has written on it here. */
  kept: Composition | null;
  isAsked: boolean;
}

const OPEN: Stage[] = ["draft", "submitted", "scheduled"];

/** What stands on the page as a card: not what is open on the sheet or in the place of its post. */
export function unpublishedIn(room: Room, desk: Desk): Unpublished[] {
  return everythingIn(room, desk).filter(({ id }) => !desk.inPlace.has(id));
}

/** What is to be looked at: that, and wherever it stands a text that two have changed. */
export function toLookAtIn(room: Room, desk: Desk): Unpublished[] {
  return everythingIn(room, desk).filter(({ id, kept }) => kept?.collision ?? !desk.inPlace.has(id));
}

function everythingIn(room: Room, desk: Desk): Unpublished[] {
  const kept = new Map(desk.compositions.filter((one) => isShown(one, room)).map((one) => [one.id, one]));
  const asked = new Set(desk.outbox.waiting.map(({ id }) => id));
  const all = room.drafts.map((draft) => ofDraft(draft, kept.get(draft.id) ?? null, asked, desk));
  const known = new Set(room.drafts.map(({ id }) => id));
  for (const one of kept.values()) {
    if (!known.has(one.id)) all.unshift(ofDevice(one, asked, desk));
  }
  return all.filter((one) => !isEmpty(one.text) && !isHeard(one, room));
}

/** The stream brought the post before the answer came to whoever published it: it does not stand there twice. */
function isHeard({ id, post, kept, isAsked }: Unpublished, room: Room): boolean {
  return post === null && isAsked && room.has(id) && kept !== null && kept.refusal === null && !kept.collision;
}

/** How many things want somebody's decision: the number on the tab. */
export function waitingIn(room: Room, desk: Desk): number {
  const found = toLookAtIn(room, desk);
  return found.filter((one) => one.kept?.collision ?? one.kept?.refusal ?? (one.stage === "submitted" && room.may("shape"))).length;
}

function isShown(one: Composition, room: Room): boolean {
  return one.coverage === room.slug && OPEN.includes(one.stage) && one.safety !== "empty" && one.safety !== "published";
}

function ofDraft(draft: Draft, kept: Composition | null, asked: Set<Id>, desk: Desk): Unpublished {
  return {
    id: draft.id,
    post: draft.post,
    stage: draft.stage,
    text: kept?.text ?? draft.text,
    by: draft.author.name,
    at: draft.changed_at,
    isMine: draft.author.username === desk.me.username,
    draft,
    kept,
    isAsked: asked.has(draft.id),
  };
}

function ofDevice(kept: Composition, asked: Set<Id>, desk: Desk): Unpublished {
  const { id, post, stage, text, changed_at: at } = kept;
  return { id, post, stage, text, by: desk.me.name, at, isMine: true, draft: null, kept, isAsked: asked.has(id) };
}
