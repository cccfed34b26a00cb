/** What can happen to a composition, each as one step from how it is kept to how it is kept then. */

import type { Draft, Id, Post, Text } from "../types.ts";
import type { Kept, Published } from "./database.ts";
import { newId } from "./ids.ts";
import type { Collision } from "./index.ts";
import { merge } from "./merge.ts";
import { emptyText, isEmpty, isSameText, textOfPost } from "./texts.ts";

export interface Beginning {
  id?: Id;
  post?: Id;
  began_from?: number;
  text?: Text;
  version?: number;
  continues?: Id;
  stage?: Kept["stage"];
}

export function begun(coverage: string, from: Beginning = {}): Kept {
  const text = from.text ?? emptyText();
  return {
    id: from.id ?? newId(),
    coverage,
    post: from.post ?? null,
    began_from: from.began_from ?? null,
    continues: from.continues ?? null,
    stage: from.stage ?? "draft",
    text,
    edits: 0,
    changed_at: Date.now(),
    version: from.version ?? 0,
    base: from.post || from.version ? text : emptyText(),
    post_base: from.post ? text : {},
    untold_since: null,
    sent: null,
    collision: null,
    refusal: null,
    published: null,
  };
}

/** A draft that the server has, to go on with. What its post said when it was begun is not known. */
export function taken(coverage: string, draft: Draft): Kept {
  const { id, text, version, stage } = draft;
  return {
    ...begun(coverage, { id, text, version, stage }),
    post: draft.post,
    began_from: draft.began_from,
  };
}

/** The text is now this one. */
export function written(kept: Kept, text: Text): Kept {
  const next = { ...kept, text, edits: kept.edits + 1, changed_at: Date.now(), refusal: null };
  if (!kept.collision) return untold(next);
  const { theirs, base } = kept.collision;
  const { merged, conflicts } = merge(base, text, theirs.text);
  return { ...next, collision: { ...kept.collision, mine: text, merged, conflicts } };
}

/** Written in a tab that was behind: it began from `began`, and meanwhile the text has become another. */
export function writtenBehind(kept: Kept, began: Text, text: Text): Kept {
  const { merged, conflicts } = merge(began, text, kept.text);
  if (merged) return written(kept, merged);
  const theirs = { id: kept.id, tab: true as const, text: kept.text, changed_by: null };
  const collision: Collision = { theirs, base: began, mine: text, merged, conflicts };
  return { ...written(kept, text), collision };
}

/** The server has this text, as this version. */
export function saved(kept: Kept, told: Text, draft: Draft): Kept {
  const { version, stage } = draft;
  return untold({ ...kept, version, stage, base: told, sent: null, untold_since: null });
}

/**
 * Somebody else has changed the draft, or the post that it changes. What does not overlap is merged by
 * itself while it is only saved; what is to be published is seen by its writer first.
 */
export function collided(
  kept: Kept,
  theirs: Collision["theirs"],
  base: Partial<Text>,
  mayMerge: boolean,
): Kept {
  const { merged, conflicts } = merge(base, kept.text, theirs.text);
  if (merged && mayMerge && "version" in theirs) return onTopOf(kept, theirs, merged);
  const collision = { theirs, base: { ...theirs.text, ...base }, mine: kept.text, merged, conflicts };
  return { ...kept, sent: null, collision };
}

/** The text is now this one, and begins from the draft as somebody else left it. */
export function onTopOf(kept: Kept, draft: Draft, text: Text): Kept {
  const { version, stage } = draft;
  const edits = kept.edits + 1;
  return untold({
    ...kept, text, edits, version, stage, base: draft.text, sent: null, untold_since: null, collision: null,
  });
}

/** The server has confirmed it: `asked` is what was to be published, and `post` what came of it. */
export function published(kept: Kept, asked: Text, post: Post): Kept {
  const { id, revision } = post;
  return {
    ...kept,
    stage: "published",
    sent: null,
    untold_since: null,
    collision: null,
    refusal: null,
    published: { post: id, revision, at: Date.now(), asked, text: textOfPost(post) },
  };
}

/** What was typed after "publish": a change to the post, which begins from it as published. */
export function goingOn(kept: Kept, from: Published, typed: Text): Kept {
  const { post, revision, asked, text: base } = from;
  const correction = typed.correction === asked.correction ? "" : typed.correction;
  const mine = { ...typed, correction };
  const { merged } = merge({ ...asked, correction: "" }, mine, base);
  const beginning = { post, began_from: revision, text: base, continues: kept.id };
  return written(begun(kept.coverage, beginning), merged ?? mine);
}

/** What the desk says of a draft that is here too. */
export function followed(kept: Kept, draft: Draft): Kept {
  if (kept.published || kept.collision) return kept;
  const { stage } = draft;
  if (!isOpen(stage)) return { ...kept, stage, untold_since: kept.untold_since ?? Date.now() };
  if (draft.version <= kept.version) return { ...kept, stage };
  if (kept.sent) return isSameText(kept.sent, draft.text) ? saved(kept, kept.sent, draft) : kept;
  if (isTold(kept)) return onTopOf(kept, draft, draft.text);
  return collided(kept, draft, kept.base, true);
}

/** The writer, who came later and has seen both, has decided. It may go on under another id. */
export function decided(kept: Kept, text: Text): Kept {
  const { collision } = kept;
  const free = { ...written({ ...kept, collision: null }, text), refusal: null };
  if (!collision || "tab" in collision.theirs) return free;
  const { theirs } = collision;
  if ("version" in theirs && isOpen(theirs.stage)) return onTopOf(kept, theirs, text);
  if ("version" in theirs) return elsewhere(kept, text);
  if (kept.post === theirs.post) {
    return { ...free, began_from: theirs.revision, post_base: theirs.text };
  }
  const { post, revision } = theirs;
  const change = { post, began_from: revision, text: theirs.text, continues: kept.id };
  return written(begun(kept.coverage, change), text);
}

/** What was to be a change to a post, as a post of its own: that one was withdrawn. */
export function anew({ coverage, text }: Kept): Kept {
  return written(begun(coverage), { ...text, correction: "" });
}

/** The same text as a draft of its own: the other one is closed. */
export function elsewhere(kept: Kept, text: Text): Kept {
  const { post, began_from, post_base } = kept;
  const next = begun(kept.coverage, { continues: kept.id });
  return { ...written(next, text), post, began_from, post_base };
}

export function isOpen(stage: Kept["stage"]): boolean {
  return stage !== "published" && stage !== "discarded";
}

/** Whether the server has it as it is, or there is nothing to have. */
export function isTold(kept: Kept): boolean {
  if (kept.collision || kept.sent) return false;
  return isSameText(kept.text, kept.base) || (kept.version === 0 && !kept.post && isEmpty(kept.text));
}

/** Note whether there is something to tell the server, and since when. */
function untold(kept: Kept): Kept {
  return { ...kept, untold_since: isTold(kept) ? null : (kept.untold_since ?? Date.now()) };
}
