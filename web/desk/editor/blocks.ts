/** Blocks put in, wrapped around the text, and taken away again. */

import { lift, setBlockType, wrapIn } from "prosemirror-commands";
import type { Node, NodeType } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import {
  type Command,
  type EditorState,
  Selection,
  type Transaction,
} from "prosemirror-state";
import { nodes } from "./schema.ts";
import { newTable } from "./tables.ts";
import { newEntry } from "./timelines.ts";

export type Insertion =
  | "quote"
  | "timeline"
  | "fact_box"
  | "table"
  | "divider"
  | "heading"
  | "bullet_list"
  | "ordered_list";

/** What a button of the toolbar does; where the text is so already, it makes it plain again. */
export function inserting(what: Insertion, now: () => string): Command {
  switch (what) {
    case "heading":
      return toggleHeading(3);
    case "bullet_list":
    case "ordered_list":
      return toggleList(nodes[what]);
    case "quote":
    case "fact_box":
      return toggleAround(nodes[what]);
    case "timeline":
      return insertBlock(nodes.timeline.create(null, newEntry(now())));
    case "table":
      return insertBlock(newTable());
    case "divider":
      return insertBlock(nodes.divider.create());
  }
}

export function toggleHeading(level: 3 | 4): Command {
  return (state, dispatch) => {
    const { parent } = state.selection.$from;
    const isSo = parent.type === nodes.heading && parent.attrs["level"] === level;
    return isSo
      ? setBlockType(nodes.paragraph)(state, dispatch)
      : setBlockType(nodes.heading, { level })(state, dispatch);
  };
}

function toggleList(list: NodeType): Command {
  return (state, dispatch) => {
    const lists: NodeType[] = [nodes.bullet_list, nodes.ordered_list];
    const at = ancestor(state, (node) => lists.includes(node.type));
    if (at === null) return wrapInList(list)(state, dispatch);
    if (at.node.type === list) return liftListItem(nodes.list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(at.pos, list));
    return true;
  };
}

/** Around the paragraphs that are selected; where that cannot be, an empty one behind them. */
function toggleAround(type: NodeType): Command {
  return (state, dispatch) => {
    if (ancestor(state, (node) => node.type === type) !== null) return lift(state, dispatch);
    if (wrapIn(type)(state, dispatch)) return true;
    return insertBlock(type.create(null, nodes.paragraph.create()))(state, dispatch);
  };
}

/** A block in place of the empty paragraph with the cursor, or behind the block with it. */
export function insertBlock(block: Node): Command {
  return (state, dispatch) => {
    const { from, to } = placeForBlock(state.selection);
    const tr = state.tr.replaceWith(from, to, block);
    dispatch?.(cursorIn(tr, from, block).scrollIntoView());
    return true;
  };
}

/** Between which blocks of the document something new would stand. */
export function placeForBlock({ $from, $to }: Selection): { from: number; to: number } {
  if ($from.depth === 0) return { from: $to.pos, to: $to.pos };
  const outer = $from.node(1);
  const isEmpty = outer.type === nodes.paragraph && outer.content.size === 0;
  if (isEmpty) return { from: $from.before(1), to: $from.after(1) };
  return { from: $to.after(1), to: $to.after(1) };
}

/** Into the block's text, or where it has none, behind it. */
export function cursorIn(tr: Transaction, pos: number, block: Node): Transaction {
  if (!block.isLeaf) return tr.setSelection(Selection.near(tr.doc.resolve(pos + 1)));
  return cursorAfter(tr, pos + block.nodeSize);
}

/** In the paragraph behind this place, which is made if another block or nothing stands there. */
export function cursorAfter(tr: Transaction, pos: number): Transaction {
  const next = tr.doc.resolve(pos).nodeAfter;
  if (next?.isTextblock !== true) tr.insert(pos, nodes.paragraph.create());
  return tr.setSelection(Selection.near(tr.doc.resolve(pos + 1)));
}

function ancestor(
  state: EditorState,
  is: (node: Node) => boolean,
): { node: Node; pos: number } | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if (is($from.node(depth))) return { node: $from.node(depth), pos: $from.before(depth) };
  }
  return null;
}
