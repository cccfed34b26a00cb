/** A picture as readers see it, and beside it what is said of it. */

import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { said } from "../attributes.ts";
import { button, element } from "../elements.ts";
import { movePicture } from "../galleries.ts";
import type { Surroundings } from "../surroundings.ts";
import { BlockView, type GetPos } from "./block_view.ts";

export class PictureView extends BlockView {
  private picture = element("img", { alt: "", draggable: "false" });
  private absent = element("p", { class: "absent" }, "The picture is not here.");
  private shown = element("div", { class: "shown" }, this.picture, this.absent);

  constructor(node: Node, view: EditorView, getPos: GetPos, surroundings: Surroundings) {
    super(node, view, getPos, surroundings, "Picture");
    this.picture.addEventListener("error", () => {
      this.say(false);
    });
    this.dom.append(
      this.shown,
      this.tools(
        "fields",
        this.field({
          attribute: "alt",
          label: "Alt text",
          hint: "for those who cannot see it",
          placeholder: "What can be seen?",
          long: true,
        }),
        this.field({ attribute: "caption", label: "Caption", long: true }),
        element(
          "div",
          { class: "pair" },
          this.field({ attribute: "credit", label: "Credit" }),
          this.field({ attribute: "source", label: "Source" }),
        ),
        this.buttons(),
      ),
    );
    // Only the picture is dragged: text in a field could not be selected by mouse otherwise.
    this.dom.addEventListener("mousedown", (event) => {
      const { target } = event;
      this.dom.draggable = target instanceof Element && this.shown.contains(target);
    });
    this.show();
  }

  override update(node: Node): boolean {
    const known = super.update(node);
    if (known) this.show();
    return known;
  }

  private show(): void {
    const asset = said(this.node, "asset");
    const address = asset === "" ? "" : this.surroundings.pictureAddress(asset);
    if (this.picture.getAttribute("src") !== address) {
      this.say(address !== "");
      if (address !== "") this.picture.src = address;
    }
  }

  private say(here: boolean): void {
    this.picture.hidden = !here;
    this.absent.hidden = here;
  }

  private buttons(): HTMLElement {
    const move = (label: string, by: 1 | -1): HTMLButtonElement =>
      button(label, () => {
        this.move(by);
      }, { class: label.toLowerCase(), "aria-label": `Move picture ${label.toLowerCase()}` });
    const order = element("span", { class: "order" }, move("Earlier", -1), move("Later", 1));
    return element("div", { class: "row" }, order, this.remover("picture"));
  }

  private move(by: 1 | -1): void {
    const pos = this.getPos();
    if (pos === undefined) return;
    movePicture(this.view, pos, by, this.surroundings.say);
  }
}
