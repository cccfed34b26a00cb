/** Ways out of a block, and ways into its fields. */

import { liftTarget } from "prosemirror-transform";
import { splitBlock } from "prosemirror-commands";
import type { NodeType, ResolvedPos } from "prosemirror-model";
import { type Command, NodeSelection, type Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { cursorAfter } from "./blocks.ts";
import { nodes } from "./schema.ts";
import { stopsOf } from "./views/field_keys.ts";

/** Enter on the empty last paragraph of a block leaves it. */
export const leaveBlock: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  if (!empty || $from.depth < 2 || parent.type !== nodes.paragraph) return false;
  if (parent.content.size > 0) return false;
  if ($from.indexAfter(-1) < $from.node(-1).childCount) return false;
  const range = $from.blockRange();
  const target = range && liftTarget(range);
  if (range === null || target === null) return false;
  dispatch?.(state.tr.lift(range, target).scrollIntoView());
  return true;
};

const HOLDERS: NodeType[] = [nodes.quote, nodes.fact_box, nodes.timeline_entry];

/** Enter on an empty paragraph further up makes another; otherwise the block would be parted. */
export const anotherParagraph: Command = (state, dispatch, view) => {
  const { $from } = state.selection;
  const isHeld = $from.depth > 1 && HOLDERS.includes($from.node(-1).type);
  return isHeld && $from.parent.content.size === 0 && splitBlock(state, dispatch, view);
};

/** Backspace at the start of a heading makes it a paragraph. */
export const plainHeading: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.type !== nodes.heading) return false;
  dispatch?.(state.tr.setNodeMarkup($from.before(), nodes.paragraph));
  return true;
};

/** Arrow down at the end of a document that ends in a block: a paragraph to go on in. */
export const paragraphAfterLast: Command = (state, dispatch, view) => {
  const { selection, doc } = state;
  if (selection instanceof NodeSelection) {
    // A picture at the end of a gallery has the gallery's own end behind it.
    const behind = selection.to + selection.$to.depth;
    if (behind < doc.content.size) return false;
  } else if (doc.lastChild?.type === nodes.paragraph || !isLastLine(selection, view)) return false;
  dispatch?.(cursorAfter(state.tr, doc.content.size).scrollIntoView());
  return true;
};

function isLastLine(selection: Selection, view: EditorView | undefined): boolean {
  const { $to, empty } = selection;
  if (!empty || $to.depth === 0 || $to.after(1) < $to.node(0).content.size) return false;
  return endsHere($to) && view?.endOfTextblock("down") !== false;
}

/** Whether nothing follows the cursor's textblock in its blocks; any cell of a last row will do. */
function endsHere($to: ResolvedPos): boolean {
  for (let depth = $to.depth - 1; depth > 0; depth--) {
    const isRow = $to.node(depth).type === nodes.table_row;
    if (!isRow && $to.indexAfter(depth) < $to.node(depth).childCount) return false;
  }
  return true;
}

/** An arrow at the edge of a block's text goes on into the fields above or below it. */
export function arrowIntoFields(direction: 1 | -1): Command {
  return (state, _dispatch, view) => {
    const { $head, empty } = state.selection;
    if (view === undefined || !empty || !$head.parent.isTextblock) return false;
    if (!view.endOfTextblock(direction === 1 ? "down" : "up")) return false;
    for (let depth = $head.depth - 1; depth > 0; depth--) {
      const node = $head.node(depth);
      const field = fieldBeside(view, $head.before(depth), direction);
      if (field !== null) {
        field.focus();
        return true;
      }
      const isRow = node.type === nodes.table_row;
      const edge = direction === 1 ? node.childCount - 1 : 0;
      if (!isRow && $head.index(depth) !== edge) return false;
    }
    return false;
  };
}

function fieldBeside(view: EditorView, pos: number, direction: 1 | -1): HTMLElement | null {
  const dom = view.nodeDOM(pos);
  const stops = dom instanceof HTMLElement ? stopsOf(dom) : [];
  const text = stops.findIndex((stop) => stop.classList.contains("text"));
  return (text === -1 ? undefined : stops[text + direction]) ?? null;
}

/** Tab goes to the next field or button; from inside a text a browser would begin at its start. */
export function tabToField(direction: 1 | -1): Command {
  return (_state, _dispatch, view) => {
    if (view === undefined) return false;
    const all = view.dom.querySelectorAll<HTMLElement>("input:not([hidden]), textarea, button");
    const stops = [...all].filter((stop) => stop.getClientRects().length > 0);
    const isNext = (stop: HTMLElement): boolean => isBehindCursor(view, stop) === direction;
    const next = direction === 1 ? stops.find(isNext) : stops.reverse().find(isNext);
    next?.focus();
    return next !== undefined;
  };
}

/** 1 behind the cursor or in the selected block, -1 in front of it. */
function isBehindCursor(view: EditorView, stop: HTMLElement): 1 | -1 {
  const { selection } = view.state;
  const selected = selection instanceof NodeSelection ? view.nodeDOM(selection.from) : null;
  const from = selected ?? view.domAtPos(selection.head).node;
  const follows = from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING;
  return follows !== 0 || selected?.contains(stop) === true ? 1 : -1;
}
