/** A node's attributes with their types. */

import type { Node } from "prosemirror-model";

/** An attribute that is text. */
export function said(node: Node, name: string): string {
  const value: unknown = node.attrs[name];
  return typeof value === "string" ? value : "";
}

export function count(node: Node, name: string): number {
  const value: unknown = node.attrs[name];
  return typeof value === "number" ? value : 1;
}
