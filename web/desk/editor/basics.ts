/** What the editor is from its first moment: enough to write in. */

import { baseKeymap, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import type { Plugin } from "prosemirror-state";
import { guard } from "./guard.ts";
import { placeholder } from "./placeholder.ts";
import { marks } from "./schema.ts";
import type { Surroundings } from "./surroundings.ts";

/** Those that the whole editor keeps. */
export interface Basics {
  guard: Plugin;
  history: Plugin;
  placeholder: Plugin;
}

export function basicsOf(surroundings: Surroundings, empty: string): Basics {
  return { guard: guard(surroundings.say), history: history(), placeholder: placeholder(empty) };
}

/** The editor until the rest of it is here. */
export function basicPlugins(basics: Basics, surroundings: Surroundings): Plugin[] {
  const keys = keymap({
    "Mod-Enter": () => {
      surroundings.publish();
      return true;
    },
    "Mod-b": toggleMark(marks.bold),
    "Mod-i": toggleMark(marks.italic),
    "Mod-z": undo,
    "Shift-Mod-z": redo,
    "Mod-y": redo,
  });
  return [basics.guard, keys, keymap(baseKeymap), basics.history, basics.placeholder];
}

/** Whether the basics can show a document as it is: words in paragraphs, and headings. */
export function isPlain(doc: Node): boolean {
  return doc.children.every(({ isTextblock }) => isTextblock);
}
