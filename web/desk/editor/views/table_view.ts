/** A table, what it shows, and the buttons for its rows and columns. */

import type { Node } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { button, element } from "../elements.ts";
import type { Surroundings } from "../surroundings.ts";
import { addColumn, addRow, intoTable, removeColumn, removeRow, toggleHeader } from "../tables.ts";
import { BlockView, type GetPos } from "./block_view.ts";

export class TableView extends BlockView {
  constructor(node: Node, view: EditorView, getPos: GetPos, surroundings: Surroundings) {
    super(node, view, getPos, surroundings, "Table");
    this.contentDOM = element("tbody");
    this.dom.append(
      this.tools("above", this.field({ attribute: "caption", label: "What the table shows" })),
      element("div", { class: "text scroll" }, element("table", {}, this.contentDOM)),
      this.tools(
        "row",
        this.act("Add row", addRow, "Alt+Shift+ArrowDown"),
        this.act("Add column", addColumn, "Alt+Shift+ArrowRight"),
        this.act("Remove row", removeRow, "Alt+Shift+Backspace"),
        this.act("Remove column", removeColumn, "Alt+Shift+Delete"),
        this.act("Header row", toggleHeader, "Alt+Shift+H"),
        this.remover("table", "Remove table"),
      ),
    );
  }

  /** Acts where the cursor is in this table, or at its end when the cursor is elsewhere. */
  private act(label: string, command: Command, keys: string): HTMLButtonElement {
    const attributes = { class: label.startsWith("Add") ? "" : "plain", "aria-keyshortcuts": keys };
    return button(label, () => {
      const pos = this.getPos();
      if (pos === undefined) return;
      intoTable(this.view, pos);
      command(this.view.state, this.view.dispatch, this.view);
      this.view.focus();
    }, attributes);
  }
}
