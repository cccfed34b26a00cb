/** Rows and columns. Rows may differ in length: a column is what stands at one place in each. */

import type { Node, ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { nodes } from "./schema.ts";

type Dispatch = Parameters<Command>[1];

interface Place {
  table: Node;
  pos: number; // of the table
  row: number;
  column: number;
}

export function newTable(rows = 3, columns = 3): Node {
  const row = (first: boolean): Node =>
    nodes.table_row.create(null, Array.from({ length: columns }, () => newCell(first)));
  return nodes.table.create(null, Array.from({ length: rows }, (_, index) => row(index === 0)));
}

export const addRow: Command = (state, dispatch) => {
  const at = placeIn(state);
  if (at === null) return false;
  const cells = Array.from({ length: width(at.table) }, () => newCell(false));
  const tr = state.tr.insert(rowStart(at, at.row + 1), nodes.table_row.create(null, cells));
  dispatch?.(into(tr, at.pos, at.row + 1, at.column));
  return true;
};

export const removeRow: Command = (state, dispatch) => {
  const at = placeIn(state);
  if (at === null) return false;
  if (at.table.childCount === 1) return removeTable(state, at, dispatch);
  const tr = state.tr.delete(rowStart(at, at.row), rowStart(at, at.row + 1));
  dispatch?.(into(tr, at.pos, Math.min(at.row, at.table.childCount - 2), at.column));
  return true;
};

export const addColumn: Command = (state, dispatch) => {
  const at = placeIn(state);
  if (at === null) return false;
  const { tr } = state;
  eachRowBackwards(at, (row, start) => {
    const before = Math.min(at.column + 1, row.childCount);
    tr.insert(start + offset(row, before), row.child(before - 1).type.create());
  });
  dispatch?.(into(tr, at.pos, at.row, at.column + 1));
  return true;
};

export const removeColumn: Command = (state, dispatch) => {
  const at = placeIn(state);
  if (at === null) return false;
  if (width(at.table) === 1) return removeTable(state, at, dispatch);
  const { tr } = state;
  eachRowBackwards(at, (row, start) => {
    if (at.column >= row.childCount) return;
    const from = start + offset(row, at.column);
    if (row.childCount === 1) tr.delete(start - 1, start + row.content.size + 1); // its only cell
    else tr.delete(from, from + row.child(at.column).nodeSize);
  });
  dispatch?.(into(tr, at.pos, at.row, at.column - 1));
  return true;
};

/** The first row becomes a header row, or an ordinary one again. */
export const toggleHeader: Command = (state, dispatch) => {
  const at = placeIn(state);
  if (at === null) return false;
  const row = at.table.child(0);
  const isHeader = row.children.every((cell) => cell.type === nodes.table_header);
  const type = isHeader ? nodes.table_cell : nodes.table_header;
  const { tr } = state;
  row.forEach((_, place) => tr.setNodeMarkup(at.pos + 2 + place, type));
  dispatch?.(tr);
  return true;
};

/** Tab: to the next cell, or with -1 to the one before. At the table's end Tab leaves it. */
export function nextCell(by: 1 | -1): Command {
  return (state, dispatch) => {
    const at = placeIn(state);
    if (at === null) return false;
    const length = at.table.child(at.row).childCount;
    const column = at.column + by;
    const row = at.row + (column < 0 || column >= length ? by : 0);
    if (row < 0 || row >= at.table.childCount) return false;
    const end = by === 1 ? 0 : at.table.child(row).childCount - 1;
    dispatch?.(into(state.tr, at.pos, row, row === at.row ? column : end));
    return true;
  };
}

/** Enter: to the cell below, if need be in a new row; from an empty last row out of the table. */
export const cellBelow: Command = (state, dispatch, view) => {
  const at = placeIn(state);
  if (at === null) return false;
  if (at.row < at.table.childCount - 1) {
    dispatch?.(into(state.tr, at.pos, at.row + 1, at.column));
    return true;
  }
  const last = at.table.child(at.row);
  const isEmpty = last.children.every((cell) => cell.content.size === 0);
  return isEmpty && at.row > 0 ? leave(state, at, dispatch) : addRow(state, dispatch, view);
};

/** Backspace over several cells empties them: to join them would shift the others' columns. */
export const clearCells: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const table = depthOf($from, nodes.table);
  if (table === null || $from.sameParent($to) || $to.depth < table) return false;
  if ($from.before(table) !== $to.before(table)) return false;
  const { tr } = state;
  state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
    if (!node.isTextblock) return true;
    const from = Math.max($from.pos, pos + 1);
    const to = Math.min($to.pos, pos + 1 + node.content.size);
    if (from < to) tr.delete(tr.mapping.map(from), tr.mapping.map(to));
    return false;
  });
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $from.pos)).scrollIntoView());
  return true;
};

/** Put the cursor into this table, where it is not there already. */
export function intoTable(view: EditorView, pos: number): void {
  const at = placeIn(view.state);
  const table = view.state.doc.nodeAt(pos);
  if (at?.pos === pos || table === null) return;
  const row = table.childCount - 1;
  view.dispatch(into(view.state.tr, pos, row, table.child(row).childCount - 1));
}

function newCell(header: boolean): Node {
  return (header ? nodes.table_header : nodes.table_cell).create();
}

function removeTable(state: EditorState, { pos, table }: Place, dispatch: Dispatch): true {
  const tr = state.tr.replaceWith(pos, pos + table.nodeSize, nodes.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
  return true;
}

function leave(state: EditorState, at: Place, dispatch: Dispatch): true {
  const end = at.pos + at.table.nodeSize;
  const tr = state.tr.insert(end, nodes.paragraph.create());
  tr.delete(rowStart(at, at.row), rowStart(at, at.row + 1));
  const place = tr.mapping.map(end, -1) + 1;
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, place)).scrollIntoView());
  return true;
}

function placeIn(state: EditorState): Place | null {
  const { $head } = state.selection;
  const depth = depthOf($head, nodes.table);
  if (depth === null || $head.depth < depth + 2) return null;
  return {
    table: $head.node(depth),
    pos: $head.before(depth),
    row: $head.index(depth),
    column: $head.index(depth + 1),
  };
}

function depthOf($pos: ResolvedPos, type: Node["type"]): number | null {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type === type) return depth;
  return null;
}

function width(table: Node): number {
  return Math.max(...table.children.map((row) => row.childCount));
}

/** Where a row begins; for the row after the last, where the table ends. */
function rowStart({ table, pos }: Place, row: number): number {
  return pos + 1 + offset(table, row);
}

function offset(node: Node, index: number): number {
  return node.children.slice(0, index).reduce((sum, child) => sum + child.nodeSize, 0);
}

/** From the last row to the first, so that places in rows still to come stay as they are. */
function eachRowBackwards(at: Place, act: (row: Node, start: number) => void): void {
  for (let row = at.table.childCount - 1; row >= 0; row--) {
    act(at.table.child(row), rowStart(at, row) + 1);
  }
}

/** With the cursor in this cell, or the nearest that there is. */
function into(tr: Transaction, pos: number, row: number, column: number): Transaction {
  const table = tr.doc.nodeAt(pos);
  if (table?.type !== nodes.table) return tr;
  const inRow = Math.max(0, Math.min(row, table.childCount - 1));
  const cells = table.child(inRow);
  const inColumn = Math.max(0, Math.min(column, cells.childCount - 1));
  const start = pos + 1 + offset(table, inRow) + 1 + offset(cells, inColumn) + 1;
  const end = start + cells.child(inColumn).content.size;
  return tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView();
}
