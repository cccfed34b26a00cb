/** All that the editor is beyond words in paragraphs: blocks, pictures, keys, shortcuts, the clipboard. */

import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { type Command, type EditorState, Plugin } from "prosemirror-state";
import type { EditorView, NodeViewConstructor } from "prosemirror-view";
import type { Basics } from "./basics.ts";
import { type Insertion, inserting } from "./blocks.ts";
import { cards } from "./cards.ts";
import type { Clip } from "./clips.ts";
import { keys } from "./keys.ts";
import { linkBox } from "./link_box.ts";
import { pasteWhole, pasting } from "./pasting/index.ts";
import { shortcuts } from "./shortcuts.ts";
import type { Surroundings } from "./surroundings.ts";
import { addPictures, addPicturesAt, underWay, uploads } from "./uploads.ts";
import { nodeViews } from "./views/index.ts";
import { writing } from "./writing.ts";

export interface Whole {
  /** Where an address is given to a link. */
  box: HTMLElement;
  plugins: Plugin[];
  nodeViews: Record<string, NodeViewConstructor>;
  insert: (what: Insertion) => Command;
  editLink: (view: EditorView) => void;
  addPictures: (view: EditorView, files: File[], pos?: number) => void;
  /** Whether it was more than words with a form, which are still to be pasted then. */
  paste: (view: EditorView, clip: Clip) => boolean;
  uploading: (state: EditorState) => number;
}

export function wholeEditor(surroundings: Surroundings, basics: Basics): Whole {
  const box = linkBox();
  const editLink: Command = (_state, _dispatch, view) => {
    if (view !== undefined) box.open(view);
    return true;
  };
  return {
    box: box.dom,
    plugins: [
      new Plugin({ props: { ...pasting(surroundings), ...writing } }),
      basics.guard,
      shortcuts(),
      ...keys(surroundings, editLink),
      basics.history,
      dropCursor({ color: false, width: 2, class: "drop-place" }),
      gapCursor(),
      uploads(surroundings),
      cards(),
      basics.placeholder,
    ],
    nodeViews: nodeViews(surroundings),
    insert: (what) => inserting(what, surroundings.now),
    editLink(view) {
      box.open(view);
    },
    addPictures(view, files, pos) {
      if (pos === undefined) addPictures(view, files);
      else addPicturesAt(view, pos, files);
    },
    paste: (view, clip) => pasteWhole(view, clip, surroundings),
    uploading: underWay,
  };
}
