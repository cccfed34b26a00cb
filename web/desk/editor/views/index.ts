/** How each block is shown while it is written. */

import type { Node } from "prosemirror-model";
import type { EditorView, NodeViewConstructor } from "prosemirror-view";
import type { Surroundings } from "../surroundings.ts";
import type { BlockView, GetPos } from "./block_view.ts";
import { CardView } from "./card_view.ts";
import { FactBoxView } from "./fact_box_view.ts";
import { GalleryView } from "./gallery_view.ts";
import { PictureView } from "./picture_view.ts";
import { QuoteView } from "./quote_view.ts";
import { TableView } from "./table_view.ts";
import { TimelineEntryView, TimelineView } from "./timeline_view.ts";

type View = new (
  node: Node,
  view: EditorView,
  getPos: GetPos,
  surroundings: Surroundings,
) => BlockView;

export function nodeViews(surroundings: Surroundings): Record<string, NodeViewConstructor> {
  const show = (block: View): NodeViewConstructor => (node, view, getPos) =>
    new block(node, view, getPos, surroundings);
  return {
    quote: show(QuoteView),
    fact_box: show(FactBoxView),
    timeline: show(TimelineView),
    timeline_entry: show(TimelineEntryView),
    table: show(TableView),
    image: show(PictureView),
    gallery: show(GalleryView),
    embed: show(CardView),
  };
}
