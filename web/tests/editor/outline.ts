/** A document on a few lines, so that a test can show what it expects. */

import type { Node } from "prosemirror-model";

export function outline(doc: Node): string {
  return doc.children.map((child) => lines(child, "")).join("\n");
}

function lines(node: Node, indent: string): string {
  if (node.isTextblock) return `${indent}${nameOf(node)} ${words(node)}`.trimEnd();
  const children = node.children.map((child) => lines(child, `${indent}  `));
  return [`${indent}${nameOf(node)}`, ...children].join("\n");
}

const SHORT: Record<string, string> = {
  paragraph: "p",
  bullet_list: "ul",
  ordered_list: "ol",
  list_item: "li",
  table_row: "tr",
  table_header: "th",
  table_cell: "td",
};

function nameOf(node: Node): string {
  const attributes = Object.entries(node.attrs)
    .filter(([, value]) => value !== "" && value !== null)
    .filter(([name, value]) => !(name === "start" && value === 1))
    .map(([name, value]) => `${name}=${String(value)}`);
  return [SHORT[node.type.name] ?? node.type.name, ...attributes].join(" ");
}

function words(block: Node): string {
  return block.children
    .map((child) => {
      let text = child.isText ? (child.text ?? "") : "/";
      for (const { type, attrs } of child.marks) {
        if (type.name === "bold") text = `**${text}**`;
        if (type.name === "italic") text = `*${text}*`;
        if (type.name === "link") text = `[${text}](${String(attrs["href"])})`;
      }
      return text;
    })
    .join("");
}

/** A template's text without the indentation that it has in a test. */
export function text(strings: TemplateStringsArray): string {
  const all = strings.join("").split("\n").slice(1, -1);
  const indent = Math.min(...all.map((line) => line.search(/\S/)));
  return all.map((line) => line.slice(indent)).join("\n");
}
