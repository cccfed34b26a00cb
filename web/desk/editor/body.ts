/** Bodies in and out of the editor. What goes out the server takes. */

import { Node } from "prosemirror-model";
import type { Body } from "../types.ts";
import { nodes, schema } from "./schema.ts";

interface Data {
  type?: unknown;
  text?: unknown;
  attrs?: Record<string, unknown>;
  content?: Data[];
  [key: string]: unknown;
}

/** What the server takes for no text: control characters, and half a character of two halves. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu;

export function writable(text: string): string {
  return text.replace(UNWRITABLE, "");
}

/** A last empty paragraph is a place to write in, and nothing that was written. */
export function writeBody(doc: Node): Body {
  const data = cleaned(doc.toJSON() as Data);
  const content = [...(data.content ?? [])];
  while (content.length > 1 && isEmptyParagraph(content.at(-1))) content.pop();
  return { type: "doc", content };
}

/** The document of a body. One that the schema does not know loses its form and keeps its words. */
export function readBody(body: Body): Node {
  if (body.content.length === 0) return emptyDocument();
  try {
    const doc = Node.fromJSON(schema, body);
    doc.check();
    return doc;
  } catch {
    return salvaged(body as Data);
  }
}

export function isEmptyDocument(doc: Node): boolean {
  return doc.children.every((child) => child.type === nodes.paragraph && child.content.size === 0);
}

function emptyDocument(): Node {
  return nodes.doc.create(null, nodes.paragraph.create());
}

function isEmptyParagraph(data: Data | undefined): boolean {
  return data?.type === "paragraph" && (data.content ?? []).length === 0;
}

function cleaned(data: Data): Data {
  const copy: Data = { ...data };
  if (typeof data.text === "string") copy.text = writable(data.text);
  if (data.attrs !== undefined) {
    const values = Object.entries(data.attrs).map(([name, value]): [string, unknown] => [
      name,
      typeof value === "string" ? writable(value) : value,
    ]);
    copy.attrs = Object.fromEntries(values);
  }
  if (data.content !== undefined) {
    copy.content = data.content.map(cleaned).filter((child) => child.text !== "");
    if (copy.content.length === 0) delete copy.content;
  }
  return copy;
}

function salvaged(data: Data): Node {
  const found = words(data).map((text) => nodes.paragraph.create(null, schema.text(text)));
  return found.length > 0 ? nodes.doc.create(null, found) : emptyDocument();
}

/** The text of each innermost block. */
function words(data: Data): string[] {
  const content = Array.isArray(data.content) ? data.content : [];
  const text = content.map((child) => (typeof child.text === "string" ? child.text : "")).join("");
  return text === "" ? content.flatMap(words) : [text];
}
