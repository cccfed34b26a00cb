/** What typing and clicking do beside what ProseMirror does by itself. */

import { NodeSelection, TextSelection } from "prosemirror-state";
import type { EditorProps, EditorView } from "prosemirror-view";
import { cursorAfter } from "./blocks.ts";
import { nodes, schema } from "./schema.ts";

export const writing: EditorProps = {
  handleTextInput: (view, _from, _to, text) => writeBehindBlock(view, text),
  handleClick: (view, _pos, event) => clickBelow(view, event),
};

/** A letter typed while a picture or card is selected goes behind it, not into its place. */
function writeBehindBlock(view: EditorView, text: string): boolean {
  const { selection } = view.state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false;
  const { $to } = selection;
  const end = $to.depth === 0 ? selection.to : $to.after(1);
  const tr = view.state.tr.insert(end, nodes.paragraph.create(null, schema.text(text)));
  const cursor = end + 1 + text.length;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, cursor)).scrollIntoView());
  return true;
}

/** A click below the last block goes on writing there. */
function clickBelow(view: EditorView, event: MouseEvent): boolean {
  const last = view.state.doc.lastChild;
  const bottom = view.dom.lastElementChild?.getBoundingClientRect().bottom ?? 0;
  if (event.target !== view.dom || event.clientY <= bottom) return false;
  if (last === null || last.type === nodes.paragraph) return false;
  view.dispatch(cursorAfter(view.state.tr, view.state.doc.content.size).scrollIntoView());
  return true;
}
