/** A fact box: its title, and what stands in it. */

import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { element } from "../elements.ts";
import type { Surroundings } from "../surroundings.ts";
import { BlockView, type GetPos } from "./block_view.ts";

export class FactBoxView extends BlockView {
  constructor(node: Node, view: EditorView, getPos: GetPos, surroundings: Surroundings) {
    super(node, view, getPos, surroundings, "Fact box");
    this.contentDOM = element("div", { class: "text" });
    this.dom.append(
      this.tools(
        "above",
        this.field({ attribute: "title", label: "Title" }),
        this.remover("fact box"),
      ),
      this.contentDOM,
    );
  }
}
