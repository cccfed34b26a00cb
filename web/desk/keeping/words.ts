/** Merging the text within one block, by words, where both changed different places of it. */

import type { Node } from "./blocks.ts";
import { canonical } from "./texts.ts";
import { weave, type Cloth, type Piece } from "./weave.ts";

/**
 * How many words that nobody touched must lie between a change of mine and one of theirs. With none,
 * “two dead” would become “three injured” if one of us wrote “three” and the other one “injured”.
 */
const APART = 2;

const PARTS = /\s+|[\p{L}\p{N}\p{M}'’-]+|[^\s\p{L}\p{N}\p{M}]/gu;
const WORD = /[\p{L}\p{N}]/u;

const WORDS: Cloth<Node> = {
  like: () => 0,
  isSame: (one, other) => canonical(one) === canonical(other),
  join: () => null,
};

/** The inline content of a block that both changed; null when they were too close to each other. */
export function joinWords(base: Node[], mine: Node[], theirs: Node[]): Node[] | null {
  const pieces = weave(taken(base), taken(mine), taken(theirs), WORDS);
  if (pieces.some(({ agreed }) => agreed === null) || areClose(pieces)) return null;
  return put(pieces.flatMap(({ agreed }) => agreed ?? []));
}

export function wordsOf(text: string): string[] {
  return (text.match(PARTS) ?? []).filter((part) => WORD.test(part));
}

function areClose(pieces: Piece<Node>[]): boolean {
  let last: "mine" | "theirs" | undefined;
  let untouched = 0;
  for (const { by, base } of pieces) {
    if (by === "mine" || by === "theirs") {
      if (last && last !== by && untouched < APART) return true;
      [last, untouched] = [by, 0];
    } else untouched += base.filter(({ text }) => text && WORD.test(text)).length;
  }
  return false;
}

/** Inline content taken apart: each word, run of blanks and mark of punctuation a node of its own. */
function taken(content: Node[]): Node[] {
  return content.flatMap((node) =>
    node.text === undefined ? [node] : (node.text.match(PARTS) ?? []).map((text) => ({ ...node, text })),
  );
}

/** And put together, as ProseMirror does: neighbours with the same marks are one text. */
function put(parts: Node[]): Node[] {
  const content: Node[] = [];
  for (const part of parts) {
    const last = content.at(-1);
    const isOne = last?.text !== undefined && part.text !== undefined;
    if (isOne && canonical(last.marks ?? []) === canonical(part.marks ?? [])) {
      content[content.length - 1] = { ...last, text: `${last.text ?? ""}${part.text ?? ""}` };
    } else content.push(part);
  }
  return content;
}
