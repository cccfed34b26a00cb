/** The link at the cursor. */

import type { Mark, ResolvedPos } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { marks } from "./schema.ts";

interface Link {
  from: number;
  to: number;
  href: string;
}

/** Where the link at the cursor begins, ends and leads; null where there is none. */
export function linkAt(state: EditorState): Link | null {
  const { $from, empty } = state.selection;
  // The start of what is selected lies in front of the link's first letter, and belongs to it.
  const here = empty ? $from.marks() : ($from.nodeAfter?.marks ?? $from.marks());
  const mark = marks.link.isInSet(here);
  return mark === undefined ? null : { ...reach($from, mark), href: String(mark.attrs["href"]) };
}

/** Make the selection a link, change the link at the cursor, or with null take it away. */
export function linking(state: EditorState, href: string | null): Transaction {
  const { selection } = state;
  const found = selection.empty ? linkAt(state) : null;
  const { from, to } = found ?? selection;
  const { tr } = state;
  if (href === null) return tr.removeMark(from, to, marks.link);
  const link = marks.link.create({ href });
  if (from < to) return tr.addMark(from, to, link);
  const words = href.replace(/^mailto:/, "");
  const text = state.schema.text(words, link.addToSet(selection.$from.marks()));
  return tr.replaceSelectionWith(text, false);
}

/** From where to where the same link reaches, over pieces that are set differently. */
function reach($from: ResolvedPos, mark: Mark): { from: number; to: number } {
  const { parent } = $from;
  const isIn = (index: number): boolean => mark.isInSet(parent.maybeChild(index)?.marks ?? []);
  let first = $from.index();
  if (!isIn(first)) first--; // right behind the link
  let last = first;
  while (first > 0 && isIn(first - 1)) first--;
  while (isIn(last + 1)) last++;
  return { from: $from.posAtIndex(first), to: $from.posAtIndex(last + 1) };
}
