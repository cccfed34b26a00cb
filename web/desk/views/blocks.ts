/** A body's nodes, as they are read and not written. */

export interface BlockNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  content?: BlockNode[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

export function asNode(block: unknown): BlockNode {
  return block as BlockNode;
}

export function spelled(block: unknown): string {
  return JSON.stringify(block);
}

export function said(node: BlockNode, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === "string" ? value : "";
}
