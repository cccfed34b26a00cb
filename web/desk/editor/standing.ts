/** What the cursor stands in. */

import { type EditorState, NodeSelection } from "prosemirror-state";

const PARTS = [
  "paragraph",
  "list_item",
  "timeline_entry",
  "table_row",
  "table_cell",
  "table_header",
];

/** As a toolbar names it: the innermost block that is more than a part. */
export function blockAt(state: EditorState): string {
  const { selection } = state;
  if (selection instanceof NodeSelection) return selection.node.type.name;
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const { name } = $from.node(depth).type;
    if (!PARTS.includes(name)) return name;
  }
  return $from.depth > 0 ? "paragraph" : "";
}
