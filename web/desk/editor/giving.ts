/** A body that came from elsewhere: a colleague's, or one that was kept. */

import type { Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { writeBody } from "./body.ts";

/**
 * Only what differs is replaced, so that the cursor and pictures on the way stay where they are. It
 * cannot be undone: it is not what the person at this desk did. Null when nothing differs.
 */
export function given(state: EditorState, doc: Node): Transaction | null {
  if (JSON.stringify(writeBody(state.doc)) === JSON.stringify(writeBody(doc))) return null;
  const start = state.doc.content.findDiffStart(doc.content);
  const end = state.doc.content.findDiffEnd(doc.content);
  if (start === null || end === null) return null;
  // Where a part repeats, the two ends found may overlap.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = doc.slice(start, end.b + overlap);
  const transaction = state.tr.replace(start, end.a + overlap, slice);
  if (!transaction.doc.eq(doc)) return whole(state, doc);
  return marked(transaction);
}

function whole(state: EditorState, doc: Node): Transaction {
  return marked(state.tr.replaceWith(0, state.doc.content.size, doc.content));
}

function marked(transaction: Transaction): Transaction {
  return transaction.setMeta("given", true).setMeta("addToHistory", false);
}
