/** A quotation as readers see it, and below it who said it. */

import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { element } from "../elements.ts";
import type { Surroundings } from "../surroundings.ts";
import { BlockView, type GetPos } from "./block_view.ts";

export class QuoteView extends BlockView {
  constructor(node: Node, view: EditorView, getPos: GetPos, surroundings: Surroundings) {
    super(node, view, getPos, surroundings, "Quote");
    this.contentDOM = element("blockquote", { class: "text" });
    this.dom.append(
      this.contentDOM,
      this.tools(
        "below",
        this.field({ attribute: "speaker", label: "Speaker" }),
        this.field({ attribute: "role", label: "Role" }),
      ),
    );
  }
}
