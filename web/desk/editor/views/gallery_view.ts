/** Several pictures under one caption. */

import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { button, element } from "../elements.ts";
import { separatePictures } from "../galleries.ts";
import type { Surroundings } from "../surroundings.ts";
import { addPicturesAt } from "../uploads.ts";
import { BlockView, type GetPos } from "./block_view.ts";

export class GalleryView extends BlockView {
  private heading = element("span", { class: "title" });

  constructor(node: Node, view: EditorView, getPos: GetPos, surroundings: Surroundings) {
    super(node, view, getPos, surroundings, "Gallery");
    this.contentDOM = element("div", { class: "text pictures" });
    const apart = button("Set apart", () => {
      const pos = getPos();
      if (pos !== undefined) separatePictures(view, pos);
    }, { class: "plain" });
    const remove = this.remover("gallery", "Remove gallery");
    this.dom.append(
      this.tools("above", this.heading),
      this.contentDOM,
      this.tools(
        "below",
        this.field({ attribute: "caption", label: "Caption of the gallery" }),
        element("div", { class: "row" }, this.adder(), apart, remove),
      ),
    );
    this.show();
  }

  override update(node: Node): boolean {
    const known = super.update(node);
    if (known) this.show();
    return known;
  }

  private show(): void {
    const count = this.node.childCount;
    this.heading.textContent = `Gallery of ${count === 1 ? "one picture" : `${count} pictures`}`;
  }

  private adder(): HTMLElement {
    const files = element("input", { type: "file", accept: "image/*", multiple: "", hidden: "" });
    files.addEventListener("change", () => {
      const pos = this.getPos();
      const end = (pos ?? 0) + this.node.nodeSize - 1;
      if (pos !== undefined) addPicturesAt(this.view, end, [...(files.files ?? [])]);
      files.value = "";
    });
    const add = button("Add pictures", () => {
      files.click();
    });
    return element("span", {}, add, files);
  }
}
