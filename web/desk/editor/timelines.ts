/** Entries of a timeline. */

import type { Node, ResolvedPos } from "prosemirror-model";
import { type Command, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { nodes } from "./schema.ts";

export function newEntry(now: string): Node {
  return nodes.timeline_entry.create({ when: now }, nodes.paragraph.create());
}

/** One more entry at the end of the timeline at this place, with the cursor in it. */
export function appendEntry(view: EditorView, pos: number, now: string): void {
  const timeline = view.state.doc.nodeAt(pos);
  if (timeline === null) return;
  const end = pos + timeline.nodeSize - 1;
  const tr = view.state.tr.insert(end, newEntry(now));
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 2)).scrollIntoView());
  view.focus();
}

/** Enter in an entry's empty last paragraph: the next entry; in an empty entry: out of it all. */
export function endEntry(now: () => string): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection;
    const entry = $from.node(-1);
    if (!empty || $from.depth < 2 || entry.type !== nodes.timeline_entry) return false;
    if ($from.parent.content.size > 0 || $from.indexAfter(-1) < entry.childCount) return false;
    if (entry.childCount === 1) return leaveTimeline($from, state.tr, dispatch);
    const tr = state.tr.delete($from.before(), $from.after());
    const after = tr.mapping.map($from.after(-1));
    tr.insert(after, newEntry(now()));
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 2)).scrollIntoView());
    return true;
  };
}

/** An empty last entry becomes a paragraph behind the timeline; an empty timeline a paragraph. */
function leaveTimeline(
  $from: ResolvedPos,
  tr: Transaction,
  dispatch: Parameters<Command>[1],
): boolean {
  const timeline = $from.node(-2);
  const last = $from.indexAfter(-2) === timeline.childCount;
  if (!last) return false;
  const after = $from.after(-2);
  const alone = timeline.childCount === 1;
  if (alone) tr.replaceWith($from.before(-2), after, nodes.paragraph.create());
  else tr.insert(after, nodes.paragraph.create()).delete($from.before(-1), $from.after(-1));
  const place = alone ? $from.before(-2) + 1 : tr.mapping.map(after, -1) + 1;
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, place)).scrollIntoView());
  return true;
}
