/** Nothing is done to a body that the server would refuse; see documents.py for its bounds. */

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type Transaction } from "prosemirror-state";

export const MOST_DEPTH = 16;
export const MOST_BYTES = 256 * 1024;
const SURELY_SMALL = 32_000; // positions; below, counting bytes at each keystroke is for nothing

const key = new PluginKey<Node>("guard");

export function guard(say: (sentence: string) => void): Plugin {
  return new Plugin({
    key,
    filterTransaction(transaction, state) {
      if (!transaction.docChanged || transaction.getMeta("given") === true) return true;
      const wrong = worse(transaction, state.doc);
      if (wrong !== null) say(wrong);
      return wrong === null;
    },
  });
}

/** Why not, in a sentence. Making what is too much smaller is always allowed. */
function worse({ doc }: Transaction, before: Node): string | null {
  const deep = depth(doc);
  if (deep > MOST_DEPTH && deep > depth(before)) return "Lists cannot be set further in than this.";
  if (doc.content.size <= SURELY_SMALL || doc.content.size <= before.content.size) return null;
  return bytes(doc) > MOST_BYTES ? "This is more than one post can hold, which is 256 KB." : null;
}

/** How deep nodes stand in nodes. */
export function depth(node: Node): number {
  return node.children.reduce((deepest, child) => Math.max(deepest, 1 + depth(child)), 0);
}

export function bytes(doc: Node): number {
  // The server counts its own spelling of the JSON, with a space behind each comma and colon.
  const json = JSON.stringify(doc.toJSON());
  const spaces = json.match(/[,:]/g)?.length ?? 0;
  return new TextEncoder().encode(json).length + spaces;
}
