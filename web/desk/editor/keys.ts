/** What each key does. */

import {
  baseKeymap,
  chainCommands,
  exitCode,
  selectParentNode,
  toggleMark,
} from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import type { Command, Plugin } from "prosemirror-state";
import { inserting } from "./blocks.ts";
import { moveSelected } from "./galleries.ts";
import {
  anotherParagraph,
  arrowIntoFields,
  leaveBlock,
  paragraphAfterLast,
  plainHeading,
  tabToField,
} from "./leaving.ts";
import { marks, nodes } from "./schema.ts";
import type { Surroundings } from "./surroundings.ts";
import {
  addColumn,
  addRow,
  cellBelow,
  clearCells,
  nextCell,
  removeColumn,
  removeRow,
  toggleHeader,
} from "./tables.ts";
import { endEntry } from "./timelines.ts";

export function keys(surroundings: Surroundings, editLink: Command): Plugin[] {
  const { now } = surroundings;
  const ours = keymap({
    "Mod-Enter": () => {
      surroundings.publish();
      return true;
    },
    "Mod-b": toggleMark(marks.bold),
    "Mod-i": toggleMark(marks.italic),
    "Mod-k": editLink,
    "Mod-z": chainCommands(undoInputRule, undo),
    "Shift-Mod-z": redo,
    "Mod-y": redo,
    Enter: chainCommands(
      cellBelow,
      endEntry(now),
      splitListItem(nodes.list_item),
      leaveBlock,
      anotherParagraph,
    ),
    "Shift-Enter": lineBreak,
    Tab: chainCommands(nextCell(1), sinkListItem(nodes.list_item), tabToField(1)),
    "Shift-Tab": chainCommands(nextCell(-1), liftListItem(nodes.list_item), tabToField(-1)),
    Backspace: chainCommands(undoInputRule, clearCells, plainHeading),
    Delete: clearCells,
    ArrowDown: chainCommands(arrowIntoFields(1), paragraphAfterLast),
    ArrowUp: arrowIntoFields(-1),
    Escape: selectParentNode,
    "Alt-ArrowUp": moveSelected(-1),
    "Alt-ArrowDown": moveSelected(1),
    "Alt-Shift-ArrowDown": addRow,
    "Alt-Shift-ArrowRight": addColumn,
    "Alt-Shift-Backspace": removeRow,
    "Alt-Shift-Delete": removeColumn,
    "Alt-Shift-h": toggleHeader,
    "Mod-Alt-3": inserting("heading", now),
    "Mod-Shift-7": inserting("ordered_list", now),
    "Mod-Shift-8": inserting("bullet_list", now),
  });
  return [ours, keymap(baseKeymap)];
}

const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});
