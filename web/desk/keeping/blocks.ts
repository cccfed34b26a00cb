/**
 * Merging the blocks of a body.
 *
 * A block that both changed is one block again where they changed different parts of it: different
 * paragraphs of a quote, different attributes, different sentences or ends of a paragraph. Of text,
 * see words.ts.
 */

import type { Body } from "../types.ts";
import { canonical } from "./texts.ts";
import { weave, type Cloth, type Piece } from "./weave.ts";
import { joinWords, wordsOf } from "./words.ts";

/** A node of a body, as ProseMirror has it in JSON. */
export interface Node {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
  marks?: unknown[];
  text?: string;
}

const LINES = new Set(["paragraph", "heading", "table_header", "table_cell"]); // they hold text

const BLOCKS: Cloth<Node> = { like, isSame, join };

/** The bodies woven; conflicts are runs of blocks. */
export function weaveBodies(base: Body, mine: Body, theirs: Body): Piece<Node>[] {
  const [from, my, their] = [blocks(base), blocks(mine), blocks(theirs)];
  const pieces = weave(from, my, their, BLOCKS);
  if (!isSurprising(pieces, from, my, their)) return pieces;
  return [{ base: from, mine: my, theirs: their, agreed: null, by: "both" }];
}

function blocks(body: Body): Node[] {
  return body.content as Node[];
}

/**
 * A block that was moved is one that is gone here and put in there. So one that both moved would stand
 * twice, and one that was moved by one and taken out by the other would be back: nobody wants either.
 */
function isSurprising(pieces: Piece<Node>[], base: Node[], mine: Node[], theirs: Node[]): boolean {
  const merged = count(pieces.flatMap(({ agreed }) => agreed ?? []));
  const [from, my, their] = [count(base), count(mine), count(theirs)];
  return [...merged].some(([block, times]) => {
    const [was, i, they] = [from.get(block) ?? 0, my.get(block) ?? 0, their.get(block) ?? 0];
    const most = i < was || they < was ? Math.min(i, they) : Math.max(i, they);
    return (was || i || they) && times > most;
  });
}

function count(nodes: Node[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const node of nodes) {
    const form = canonical(node);
    counted.set(form, (counted.get(form) ?? 0) + 1);
  }
  return counted;
}

function isSame(one: Node, other: Node): boolean {
  return canonical(one) === canonical(other);
}

/** By the words that two blocks share. One that only grew is like what it was. */
function like(one: Node, other: Node): number {
  if (one.type !== other.type) return 0;
  const [words, others] = [wordsIn(one), wordsIn(other)];
  const fewest = Math.min(words.length, others.length);
  const left = [...others];
  const shared = words.filter((word) => {
    const found = left.indexOf(word);
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  }).length;
  if (!fewest || shared / fewest < 0.5) return 0;
  return 0.4 + 0.6 * (shared / Math.max(words.length, others.length));
}

function wordsIn(node: Node): string[] {
  const said = Object.values(node.attrs ?? {}).filter((value) => typeof value === "string");
  const own = wordsOf([node.text ?? "", ...said].join(" "));
  return [...own, ...(node.content ?? []).flatMap(wordsIn)];
}

function join(base: Node, mine: Node, theirs: Node): Node | null {
  if (mine.type !== base.type || theirs.type !== base.type) return null;
  const attrs = joinAttributes(base.attrs ?? {}, mine.attrs ?? {}, theirs.attrs ?? {});
  const content = joinContent(base, mine, theirs);
  if (!attrs || !content) return null;
  return {
    type: base.type,
    ...(Object.keys(attrs).length ? { attrs } : {}),
    ...(content.length ? { content } : {}),
  };
}

function joinContent(base: Node, mine: Node, theirs: Node): Node[] | null {
  const [from, my, their] = [base.content ?? [], mine.content ?? [], theirs.content ?? []];
  if (LINES.has(base.type)) return joinWords(from, my, their);
  const pieces = weave(from, my, their, BLOCKS);
  if (isSurprising(pieces, from, my, their)) return null;
  return pieces.some(({ agreed }) => !agreed) ? null : pieces.flatMap(({ agreed }) => agreed ?? []);
}

function joinAttributes(
  base: Record<string, unknown>,
  mine: Record<string, unknown>,
  theirs: Record<string, unknown>,
): Record<string, unknown> | null {
  const joined: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, i, they] = [canonical(base[name]), canonical(mine[name]), canonical(theirs[name])];
    if (i !== was && they !== was && i !== they) return null;
    const value = i === was ? theirs[name] : mine[name];
    if (value !== undefined) joined[name] = value;
  }
  return joined;
}
