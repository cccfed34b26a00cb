/** A picture as readers see it, and beside it what is said of it. */

import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { said } from "../attributes.ts";
import { button, element } from "../elements.ts";
import { movePicture } from "../galleries.ts";
import type { OnTheWay, Surroundings } from "../surroundings.ts";
import { BlockView, type GetPos } from "./block_view.ts";

export class PictureView extends BlockView {
  private picture = element("img", { alt: "", draggable: "false" });
  private absent = element("p", { class: "absent" }, "The picture is not here.");
  private bar = element("progress", { max: "100", "aria-label": "How much of the picture has been sent" });
  private sentence = element("span", { class: "sentence" });
  private again = button("Try again", () => {
    this.surroundings.retryPicture(this.watched);
  }, { "aria-label": "Try again to send the picture" });
  private way = element("div", { class: "way", contenteditable: "false" }, this.bar, this.sentence, this.again);
  private shown = element("div", { class: "shown" }, this.picture, this.absent, this.way);
  private watched = "";
  private unwatch: () => void = () => undefined;

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

  override destroy(): void {
    this.unwatch();
    super.destroy();
  }

  private show(): void {
    const asset = said(this.node, "asset");
    if (asset !== this.watched) this.watch(asset);
    const address = asset === "" ? "" : this.surroundings.pictureAddress(asset);
    if (this.picture.getAttribute("src") !== address) {
      this.say(address !== "");
      if (address !== "") this.picture.src = address;
    }
  }

  private watch(asset: string): void {
    this.unwatch();
    this.watched = asset;
    this.tell(null);
    this.unwatch = this.surroundings.watchPicture(asset, (now) => {
      this.tell(now);
      this.show(); // this device may have it under another address
    });
  }

  private tell(now: OnTheWay | null): void {
    this.way.hidden = now === null;
    if (now === null) return;
    const percent = Math.floor(100 * now.share);
    this.bar.hidden = now.refusal !== null;
    this.again.hidden = now.refusal === null;
    this.sentence.role = now.refusal === null ? null : "alert"; // its progress is seen, and not read aloud
    this.bar.value = percent;
    this.way.classList.toggle("failed", now.refusal !== null);
    const words = now.waits ? "Kept on this device until the network is back" : `On the way, ${percent}%`;
    this.sentence.textContent = now.refusal === null ? words : `Not taken: ${now.refusal}`;
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
