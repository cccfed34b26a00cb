/** The schema of a body, from the file that the server reads, and its form on the clipboard. */

import {
  type Attrs,
  type MarkSpec,
  type NodeSpec,
  Schema,
  type TagParseRule,
} from "prosemirror-model";
import data from "../../../src/dateline/newsroom/document.json";
import { cleanAddress } from "./addresses.ts";

export type NodeName = keyof typeof data.nodes;
export type MarkName = keyof typeof data.marks;

interface AttributeData {
  default?: unknown;
  validate?: string;
  format?: string;
  choices?: unknown[];
}

const ASSET = /^[0-9a-f]{64}$/;
const MOST_NUMBER = Number.MAX_SAFE_INTEGER;

const TAGS: Record<Exclude<NodeName, "doc" | "text" | "heading">, string> = {
  paragraph: "p",
  bullet_list: "ul",
  ordered_list: "ol",
  list_item: "li",
  quote: "blockquote",
  image: "figure",
  gallery: "section",
  timeline: "section",
  timeline_entry: "div",
  fact_box: "aside",
  table: "table",
  table_row: "tr",
  table_header: "th",
  table_cell: "td",
  embed: "div",
  divider: "hr",
  hard_break: "br",
};

/** What another program's HTML may become; our own elements say in data-dateline what they are. */
const FOREIGN = new Set("p ul ol li blockquote table tr th td hr br".split(" "));

export const schema = new Schema<NodeName, MarkName>({
  topNode: "doc",
  nodes: Object.fromEntries(
    Object.entries(data.nodes).map(([name, spec]) => [name, nodeSpec(name as NodeName, spec)]),
  ) as Record<NodeName, NodeSpec>,
  marks: { bold: bold(), italic: italic(), link: link() },
});

export const { nodes, marks } = schema;

/** What the server demands of an attribute beside its type; see documents.py. */
export function attributeFits(type: string, name: string, value: unknown): boolean {
  const spec = attributesOf(type)[name];
  if (spec === undefined) return false;
  const kind = value === null ? "null" : typeof value;
  if (!(spec.validate ?? "").split("|").includes(kind)) return false;
  if (spec.choices !== undefined && !spec.choices.includes(value)) return false;
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) <= MOST_NUMBER;
  if (typeof value !== "string") return true;
  if (spec.format === "asset") return ASSET.test(value);
  if (spec.format === "web") return /^https?:\S+$/i.test(value) && cleanAddress(value) !== null;
  return true;
}

function attributesOf(type: string): Record<string, AttributeData> {
  const specs: Record<string, object> = data.nodes;
  const spec = specs[type] as { attrs?: Record<string, AttributeData> } | undefined;
  return spec?.attrs ?? {};
}

function nodeSpec(name: NodeName, spec: object): NodeSpec {
  if (name === "doc" || name === "text") return spec;
  if (name === "heading") return { ...spec, ...heading() };
  const attrs = attributesOf(name);
  // ProseMirror wants to be able to make what is required by itself; an entry's time is then empty.
  const entry = name === "timeline_entry" && { attrs: { when: { ...attrs["when"], default: "" } } };
  return { ...spec, ...entry, ...form(name) };
}

function heading(): NodeSpec {
  return {
    defining: true,
    toDOM: (node) => [`h${level(node.attrs)}`, 0],
    parseDOM: [1, 2, 3, 4, 5, 6].map((n) => ({ tag: `h${n}`, attrs: { level: n < 4 ? 3 : 4 } })),
  };
}

function level(attrs: Attrs): number {
  return attrs["level"] === 4 ? 4 : 3;
}

function form(name: keyof typeof TAGS): NodeSpec {
  const tag = TAGS[name];
  const leaf = name === "divider" || name === "hard_break";
  const carriesData = !FOREIGN.has(tag) || name === "quote" || name === "table";
  return {
    toDOM(node) {
      if (leaf) return [tag];
      if (name === "ordered_list") return [tag, { start: String(node.attrs["start"]) }, 0];
      if (!carriesData) return [tag, 0];
      const attributes = { "data-dateline": name, "data-attrs": JSON.stringify(node.attrs) };
      if (node.isLeaf) return [tag, attributes];
      return name === "table" ? [tag, attributes, ["tbody", 0]] : [tag, attributes, 0];
    },
    parseDOM: [
      ...(carriesData ? [ownRule(name, tag)] : []),
      ...(FOREIGN.has(tag) ? [foreignRule(name, tag)] : []),
    ],
  };
}

function ownRule(name: string, tag: string): TagParseRule {
  return {
    tag: `${tag}[data-dateline="${name}"]`,
    getAttrs: (element) => ownAttributes(name, element),
  };
}

/** Attributes as we wrote them; anything else on the clipboard is no node of ours. */
function ownAttributes(name: string, element: HTMLElement): Attrs | false {
  const given = parsed(element.getAttribute("data-attrs"));
  if (given === null) return false;
  const fits = Object.entries(given).every(([key, value]) => attributeFits(name, key, value));
  return fits && (name !== "embed" || "url" in given) ? given : false;
}

function parsed(json: string | null): Attrs | null {
  try {
    const value: unknown = JSON.parse(json ?? "");
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}

function foreignRule(name: string, tag: string): TagParseRule {
  if (name !== "ordered_list") return { tag };
  return { tag, getAttrs: (element) => ({ start: startOf(element) }) };
}

function startOf(list: HTMLElement): number {
  const start = Number(list.getAttribute("start") ?? 1);
  return Number.isSafeInteger(start) ? start : 1;
}

function bold(): MarkSpec {
  return { toDOM: () => ["strong", 0], parseDOM: [{ tag: "strong" }, { tag: "b" }] };
}

function italic(): MarkSpec {
  return { toDOM: () => ["em", 0], parseDOM: [{ tag: "em" }, { tag: "i" }] };
}

function link(): MarkSpec {
  return {
    ...(data.marks.link as MarkSpec),
    toDOM: (mark) => ["a", { href: String(mark.attrs["href"]) }, 0],
    parseDOM: [{ tag: "a[href]", getAttrs: (element) => linkOf(element) }],
  };
}

function linkOf(element: HTMLElement): Attrs | false {
  const href = cleanAddress(element.getAttribute("href") ?? "");
  return href === null ? false : { href };
}
