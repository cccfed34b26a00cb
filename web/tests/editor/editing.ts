/** Somebody who does anything at all to a body, by chance. */

import {
  baseKeymap,
  lift,
  selectParentNode,
  toggleMark,
} from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { DOMParser as SchemaParser, Node, type Slice } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import {
  AllSelection,
  type Command,
  EditorState,
  NodeSelection,
  TextSelection,
} from "prosemirror-state";
import { type Insertion, inserting, toggleHeading } from "../../desk/editor/blocks.ts";
import { insertPicture, moveSelected } from "../../desk/editor/galleries.ts";
import {
  anotherParagraph,
  leaveBlock,
  paragraphAfterLast,
  plainHeading,
} from "../../desk/editor/leaving.ts";
import { linking } from "../../desk/editor/links.ts";
import { cleanHtml } from "../../desk/editor/pasting/html.ts";
import { sliceOfText } from "../../desk/editor/pasting/text.ts";
import { marks, nodes, schema } from "../../desk/editor/schema.ts";
import {
  addColumn,
  addRow,
  cellBelow,
  clearCells,
  nextCell,
  removeColumn,
  removeRow,
  toggleHeader,
} from "../../desk/editor/tables.ts";
import { endEntry } from "../../desk/editor/timelines.ts";
import { cleanAddress } from "../../desk/editor/addresses.ts";
import type { Chance } from "./random.ts";
import { image, pluginsFor, quiet } from "./writing.ts";

const now = (): string => "4:44 p.m. ET";
const WORDS = ["water ", "Vik", "æøå ", "🌊", "\u0007", "\ud83c", "a\u0000b", "  ", "\t", "**x**", "- "];
const ADDRESSES = [
  "https://vik.example/a?utm_source=x",
  "mailto:desk@vik.example",
  "https://blå.example/æ b",
  "javascript:x",
];
const INSERTIONS: Insertion[] = [
  "quote",
  "timeline",
  "fact_box",
  "table",
  "divider",
  "heading",
  "bullet_list",
  "ordered_list",
];
const PASTED = [
  `<p>one</p>${"<ul><li>two".repeat(6)}${"</li></ul>".repeat(6)}`,
  "<blockquote><ul><li>a</li></ul><h2>b</h2></blockquote>",
  "<table><tr><td>a</td><td>b</td></tr><tr><td colspan=3>c</td></tr></table>",
  "<li>alone</li><td>cell</td><dd>said</dd>",
  "<h1><a href='https://vik.example'>linked</a><br>twice</h1>",
  "<ol start='99999999999999999999'><li></li><li>x</li></ol>",
];

const TEXTS = ["a\n\nb", "- x\n- y", "1. x\n2. y", "\f", " "];

type Edit = (state: EditorState, chance: Chance) => EditorState;

const COMMANDS: Command[] = [
  ...["Enter", "Backspace", "Delete", "Mod-a"].flatMap((key) => baseKeymap[key] ?? []),
  lift,
  selectParentNode,
  undo,
  redo,
  toggleMark(marks.bold),
  toggleMark(marks.italic),
  toggleHeading(3),
  toggleHeading(4),
  splitListItem(nodes.list_item),
  sinkListItem(nodes.list_item),
  sinkListItem(nodes.list_item),
  liftListItem(nodes.list_item),
  leaveBlock,
  anotherParagraph,
  paragraphAfterLast,
  plainHeading,
  moveSelected(1),
  moveSelected(-1),
  endEntry(now),
  addRow,
  addColumn,
  removeRow,
  removeColumn,
  toggleHeader,
  nextCell(1),
  nextCell(-1),
  cellBelow,
  clearCells,
];

const EDITS: Edit[] = [
  (state, by) => doing(by.of(COMMANDS))(state),
  (state, by) => doing(by.of(COMMANDS))(state),
  (state, by) => doing(inserting(by.of(INSERTIONS), now))(state),
  select,
  select,
  (state, by) => state.apply(state.tr.insertText(by.of(WORDS))),
  setAttribute,
  (state, by) => pasting(state, sliceOfText(by.of(TEXTS))),
  (state, by) => pasting(state, sliceOfHtml(by.of(PASTED))),
  (state, by) => pasting(state, somewhere(state, by)),
  (state, by) => {
    const href = cleanAddress(by.of(ADDRESSES));
    return href === null ? state : state.apply(linking(state, href));
  },
  (state, by) => {
    const outer = state.selection.$from;
    const pos = outer.depth === 0 ? outer.pos : outer.after(1);
    const picture = image(by.of(["a", "b", "c"]));
    return state.apply(insertPicture(state.tr, pos, picture, by.of([[], ["x", "y"]])));
  },
  (state) => {
    const { $from } = state.selection;
    const card = nodes.embed.create({ url: "https://vik.example/" });
    return $from.depth === 1 ? state.apply(state.tr.insert($from.after(), card)) : state;
  },
];

export function begin(start: Node): EditorState {
  return EditorState.create({ doc: start, plugins: pluginsFor(quiet) });
}

export function edit(state: EditorState, by: Chance): EditorState {
  return by.of(EDITS)(state, by);
}

function doing(command: Command): (state: EditorState) => EditorState {
  return (state) => {
    let after = state;
    command(state, (transaction) => {
      after = state.apply(transaction);
    });
    return after;
  };
}

function select(state: EditorState, by: Chance): EditorState {
  const { doc, tr } = state;
  const [from, to] = [by.below(doc.content.size + 1), by.below(doc.content.size + 1)];
  const $from = doc.resolve(from);
  const kind = by.below(8);
  if (kind === 0) return state.apply(tr.setSelection(new AllSelection(doc)));
  if (kind < 3 && $from.nodeAfter !== null && NodeSelection.isSelectable($from.nodeAfter)) {
    return state.apply(tr.setSelection(NodeSelection.create(doc, from)));
  }
  const $to = kind < 5 ? $from : doc.resolve(to);
  return state.apply(tr.setSelection(TextSelection.between($from, $to)));
}

function setAttribute(state: EditorState, by: Chance): EditorState {
  const places: [number, string][] = [];
  state.doc.descendants((node, pos) => {
    for (const name of ["speaker", "role", "title", "when", "caption", "credit", "alt"]) {
      if (name in node.attrs) places.push([pos, name]);
    }
  });
  if (places.length === 0) return state;
  const [pos, name] = by.of(places);
  return state.apply(state.tr.setNodeAttribute(pos, name, by.of(WORDS)));
}

function pasting(state: EditorState, slice: Slice): EditorState {
  return state.apply(state.tr.replaceSelection(slice));
}

function sliceOfHtml(html: string): Slice {
  const holder = document.createElement("div");
  holder.innerHTML = cleanHtml(html);
  return SchemaParser.fromSchema(schema).parseSlice(holder);
}

/** Anything that is in the body already, cut anywhere. */
function somewhere(state: EditorState, by: Chance): Slice {
  const ends = [by.below(state.doc.content.size + 1), by.below(state.doc.content.size + 1)];
  return state.doc.slice(Math.min(...ends), Math.max(...ends));
}
