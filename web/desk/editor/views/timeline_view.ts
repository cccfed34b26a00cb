/** A timeline and its entries, each with its time. */

import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { button, element } from "../elements.ts";
import { appendEntry } from "../timelines.ts";
import type { Surroundings } from "../surroundings.ts";
import { BlockView, type GetPos } from "./block_view.ts";

export class TimelineView extends BlockView {
  constructor(node: Node, view: EditorView, getPos: GetPos, surroundings: Surroundings) {
    super(node, view, getPos, surroundings, "Timeline");
    this.contentDOM = element("div", { class: "text entries" });
    const add = button("Add entry", () => {
      const pos = getPos();
      if (pos !== undefined) appendEntry(view, pos, surroundings.now());
    });
    const remove = this.remover("timeline", "Remove timeline");
    this.dom.append(this.contentDOM, this.tools("row", add, remove));
  }
}

export class TimelineEntryView extends BlockView {
  constructor(node: Node, view: EditorView, getPos: GetPos, surroundings: Surroundings) {
    super(node, view, getPos, surroundings, "Entry");
    this.contentDOM = element("div", { class: "text" });
    this.dom.append(
      this.tools("when", this.field({ attribute: "when", label: "Time", placeholder: "Time" })),
      this.contentDOM,
      this.tools("end", this.remover("entry")),
    );
  }
}
