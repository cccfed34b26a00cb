/**
 * A three-way merge of texts, field by field: what I wrote and what they wrote, from the same base.
 *
 * What only one changed is as they changed it. What both changed is in the merge where it can be, and
 * a conflict where not; nothing is dropped in silence.
 */

import type { Body, Text } from "../types.ts";
import { weaveBodies, type Node } from "./blocks.ts";
import type { Conflict } from "./index.ts";
import { FIELDS, isSameField } from "./texts.ts";

export interface Merge {
  merged: Text | null;
  conflicts: Conflict[];
}

export type Choice = "mine" | "theirs" | "both";

/** A field that the base lacks is not known as it was: it conflicts unless both have the same. */
export function merge(base: Partial<Text>, mine: Text, theirs: Text): Merge {
  const { text, conflicts } = woven(base, mine, theirs, () => "mine");
  return { merged: conflicts.length ? null : text, conflicts };
}

/** The text that comes of choosing, for each conflict of the merge in their order. */
export function settle(base: Partial<Text>, mine: Text, theirs: Text, choices: Choice[]): Text {
  return woven(base, mine, theirs, (place) => {
    const choice = choices[place];
    if (!choice) throw new Error("A conflict that nobody has decided is not settled.");
    return choice;
  }).text;
}

/** Whether both sides have a place in it: two blocks can follow each other, two headlines cannot. */
export function holdsBoth({ field, mine, theirs }: Conflict): boolean {
  if (field === "tags" || field === "bylines") return true;
  return field === "body" && blocksOf(mine).length > 0 && blocksOf(theirs).length > 0;
}

/** A run of blocks, or a whole body. */
export function blocksOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isBody(value) ? value.content : [];
}

type Choose = (place: number) => Choice;

function woven(
  base: Partial<Text>,
  mine: Text,
  theirs: Text,
  choose: Choose,
): { text: Text; conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  const fields: Record<string, unknown> = {};
  for (const field of FIELDS) {
    fields[field] = isAsItWas(field, base, theirs)
      ? mine[field]
      : isAsItWas(field, base, mine) || isSameField(field, mine, theirs)
        ? theirs[field]
        : both(field, base, mine, theirs, conflicts, choose);
  }
  return { text: fields as unknown as Text, conflicts };
}

/** A field that both changed. */
function both(
  field: keyof Text,
  base: Partial<Text>,
  mine: Text,
  theirs: Text,
  conflicts: Conflict[],
  choose: Choose,
): unknown {
  if (field === "body" && base.body) {
    return bodyOf(base.body, mine.body, theirs.body, conflicts, choose);
  }
  if ((field === "tags" || field === "bylines") && base[field]) {
    return listOf(base[field], mine[field], theirs[field]);
  }
  const conflict = { field, base: base[field] ?? null, mine: mine[field], theirs: theirs[field] };
  const choice = choose(conflicts.push(conflict) - 1);
  if (choice !== "both") return choice === "mine" ? mine[field] : theirs[field];
  return together(mine[field], theirs[field]);
}

function bodyOf(base: Body, mine: Body, theirs: Body, conflicts: Conflict[], choose: Choose): Body {
  const content: Node[] = [];
  for (const piece of weaveBodies(base, mine, theirs)) {
    if (piece.agreed) {
      content.push(...piece.agreed);
      continue;
    }
    const { base, mine, theirs } = piece;
    const choice = choose(conflicts.push({ field: "body", base, mine, theirs }) - 1);
    if (choice !== "theirs") content.push(...mine);
    if (choice !== "mine") content.push(...theirs);
  }
  return { type: "doc", content: content.length ? content : [{ type: "paragraph" }] };
}

/** Names and tags: theirs, with what I put in and without what I took out. */
function listOf(base: string[], mine: string[], theirs: string[]): string[] {
  const kept = theirs.filter((one) => mine.includes(one) || !base.includes(one));
  const added = mine.filter((one) => !base.includes(one) && !theirs.includes(one));
  return [...kept, ...added];
}

function together(mine: unknown, theirs: unknown): unknown {
  if (typeof mine === "string" && typeof theirs === "string") return `${mine} ${theirs}`.trim();
  if (isBody(mine) && isBody(theirs)) return { ...mine, content: [...mine.content, ...theirs.content] };
  return Array.isArray(mine) ? [...new Set([...(mine as string[]), ...(theirs as string[])])] : mine;
}

function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && "content" in value;
}

function isAsItWas(field: keyof Text, base: Partial<Text>, text: Text): boolean {
  return field in base && isSameField(field, { ...text, ...base }, text);
}
