/** What stands in an empty body. */

import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { isEmptyDocument } from "./body.ts";

export function placeholder(text: string): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const first = doc.firstChild;
        if (first === null || doc.childCount > 1 || !isEmptyDocument(doc)) return null;
        const attributes = { class: "empty", "data-placeholder": text };
        const shown = Decoration.node(0, first.nodeSize, attributes);
        return DecorationSet.create(doc, [shown]);
      },
    },
  });
}
