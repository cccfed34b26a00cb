/** An editor without a page to look at, and somebody who writes in it. */

import { history } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import {
  type Command,
  EditorState,
  NodeSelection,
  type Plugin,
  TextSelection,
} from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { guard } from "../../desk/editor/guard.ts";
import { keys } from "../../desk/editor/keys.ts";
import { nodes, schema } from "../../desk/editor/schema.ts";
import { shortcuts } from "../../desk/editor/shortcuts.ts";
import type { Surroundings } from "../../desk/editor/surroundings.ts";
import type { Picture } from "../../desk/types.ts";
import { outline } from "./outline.ts";


/** Nodes for tests: ``p("text")``, ``ul(li(p("item")))``; a ``|`` in a text is where the cursor is. */
export const p = (text = ""): Node =>
  nodes.paragraph.create(null, text === "" ? null : schema.text(text));
export const h = (text: string, level = 3): Node =>
  nodes.heading.create({ level }, schema.text(text));
export const li = (...content: Node[]): Node => nodes.list_item.create(null, content);
export const ul = (...items: Node[]): Node => nodes.bullet_list.create(null, items);
export const quote = (speaker: string, ...content: Node[]): Node =>
  nodes.quote.create({ speaker }, content);
export const factBox = (title: string, ...content: Node[]): Node =>
  nodes.fact_box.create({ title }, content);
export const entry = (when: string, ...content: Node[]): Node =>
  nodes.timeline_entry.create({ when }, content);
export const timeline = (...entries: Node[]): Node => nodes.timeline.create(null, entries);
export const gallery = (...pictures: Node[]): Node => nodes.gallery.create(null, pictures);
export const image = (letter: string): Node => nodes.image.create({ asset: letter.repeat(64) });
export const th = (text = ""): Node =>
  nodes.table_header.create(null, text === "" ? null : schema.text(text));
export const td = (text = ""): Node =>
  nodes.table_cell.create(null, text === "" ? null : schema.text(text));
export const tr = (...cells: Node[]): Node => nodes.table_row.create(null, cells);
export const table = (...rows: Node[]): Node => nodes.table.create(null, rows);
export const doc = (...blocks: Node[]): Node => nodes.doc.create(null, blocks);

export const quiet: Surroundings = {
  takeIn: () => Promise.reject(new Error("No picture is sent here.")),
  watchPicture: () => () => undefined,
  retryPicture: () => undefined,
  makeCard: () => Promise.reject(new Error("No card is made here.")),
  pictureAddress: (asset) => `/pictures/${asset}`,
  now: () => "4:44 p.m.",
  publish: () => undefined,
  say: () => undefined,
};

export function picture(letter: string): Picture {
  return {
    id: letter,
    width: 1200,
    height: 800,
    address: "",
    source_set: "",
    attributes: { asset: letter.repeat(64), caption: "", credit: "", source: "", alt: "" },
    metadata: {},
    demands: [],
    rights_confirmed: true,
    focus: null,
  };
}

export class Writer {
  state: EditorState;
  private view: EditorView | undefined;

  constructor(start: Node, plugins: Plugin[] = pluginsFor(quiet), onPage = false) {
    this.state = EditorState.create({ doc: start, plugins });
    this.select("|");
    if (!onPage) return;
    this.view = new EditorView(null, {
      state: this.state,
      dispatchTransaction: (transaction) => {
        this.state = this.state.apply(transaction);
        this.view?.updateState(this.state);
      },
    });
  }

  /** The cursor goes to where ``|`` stands, which is taken out of the text. */
  private select(mark: string): void {
    let found = -1;
    this.state.doc.descendants((node, pos) => {
      const at = node.isText ? (node.text ?? "").indexOf(mark) : -1;
      if (at >= 0) found = pos + at;
    });
    if (found < 0) return;
    const tr = this.state.tr.delete(found, found + 1);
    this.state = EditorState.create({ doc: tr.doc, plugins: this.state.plugins });
    this.at(found);
  }

  at(anchor: number, head = anchor): this {
    const { doc, tr } = this.state;
    this.state = this.state.apply(tr.setSelection(TextSelection.create(doc, anchor, head)));
    this.view?.updateState(this.state);
    return this;
  }

  atNode(pos: number): this {
    const { doc, tr } = this.state;
    this.state = this.state.apply(tr.setSelection(NodeSelection.create(doc, pos)));
    return this;
  }

  /** Whether the command did anything. */
  does(command: Command): boolean {
    return command(this.state, (transaction) => {
      this.state = this.state.apply(transaction);
      this.view?.updateState(this.state);
    });
  }

  press(key: string): this {
    const [name = "", ...modifiers] = key.split("-").reverse();
    const event = new KeyboardEvent("keydown", {
      key: name,
      ctrlKey: modifiers.includes("Mod"),
      shiftKey: modifiers.includes("Shift"),
      altKey: modifiers.includes("Alt"),
    });
    const view = this.shown();
    view.someProp("handleKeyDown", (handle) => handle(view, event));
    return this;
  }

  type(text: string): this {
    const view = this.shown();
    for (const letter of text) {
      const { from, to } = view.state.selection;
      const insert = () => view.state.tr.insertText(letter, from, to);
      const handled = view.someProp("handleTextInput", (handle) =>
        handle(view, from, to, letter, insert),
      );
      if (handled !== true) view.dispatch(insert());
    }
    return this;
  }

  get written(): string {
    return outline(this.state.doc);
  }

  private shown(): EditorView {
    if (this.view === undefined) throw new Error("Keys need a page.");
    return this.view;
  }
}

export function pluginsFor(surroundings: Surroundings): Plugin[] {
  return [guard(surroundings.say), shortcuts(), ...keys(surroundings, () => false), history()];
}

/** Somebody who writes, with keys that work. */
export function writer(...blocks: Node[]): Writer {
  return new Writer(doc(...blocks), pluginsFor(quiet), true);
}

