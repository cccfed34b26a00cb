/** A card that leads to another page. What it says can be put better; where it leads stands. */

import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { said } from "../attributes.ts";
import { button, element } from "../elements.ts";
import { nodes, schema } from "../schema.ts";
import type { Surroundings } from "../surroundings.ts";
import { BlockView, type GetPos } from "./block_view.ts";

export class CardView extends BlockView {
  private source = element("p", { class: "source" });

  constructor(node: Node, view: EditorView, getPos: GetPos, surroundings: Surroundings) {
    super(node, view, getPos, surroundings, "Card");
    const asLink = button("Make it a link", () => {
      this.becomeLink();
    }, { class: "plain" });
    this.dom.append(
      this.source,
      this.tools(
        "fields",
        this.field({ attribute: "title", label: "Title" }),
        this.field({ attribute: "description", label: "Description", long: true }),
      ),
      this.tools("row", asLink, this.remover("card", "Remove card")),
    );
    this.show();
  }

  override update(node: Node): boolean {
    const known = super.update(node);
    if (known) this.show();
    return known;
  }

  private show(): void {
    const names = [said(this.node, "author"), said(this.node, "provider"), said(this.node, "url")];
    const shown = names.filter((name) => name !== "").map((name) => element("span", {}, name));
    this.source.replaceChildren(...shown);
  }

  private becomeLink(): void {
    const pos = this.getPos();
    if (pos === undefined) return;
    const href = said(this.node, "url");
    const link = [schema.marks.link.create({ href })];
    const text = schema.text(said(this.node, "title") || href, link);
    const paragraph = nodes.paragraph.create(null, text);
    this.view.dispatch(this.view.state.tr.replaceWith(pos, pos + this.node.nodeSize, paragraph));
    this.view.focus();
  }
}
