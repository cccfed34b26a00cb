/** Lists of any program, as lists of ours: items that begin with a paragraph. */

import type { Column } from "./column.ts";
import { asParagraphs, columnOf } from "./html.ts";
import { type Ink, PLAIN } from "./ink.ts";

const MOST_LEVELS = 5; // deeper ones are set on the fifth: the schema has a bound, and readers too

export function setList(element: Element, ink: Ink, column: Column): void {
  const list = listOf(element, ink);
  if (list.childNodes.length > 0) column.block(list);
}

function listOf(element: Element, ink: Ink): HTMLElement {
  const list = document.createElement(element.localName === "ol" ? "ol" : "ul");
  const start = Number(element.getAttribute("start") ?? 1);
  const isStarted = list.localName === "ol" && Number.isInteger(start) && start !== 1;
  if (isStarted) list.setAttribute("start", String(start));
  for (const child of element.children) add(child, ink, list);
  return list;
}

/** Google Docs and old pages set a list beside the item that it belongs to. */
function add(child: Element, ink: Ink, list: HTMLElement): void {
  const isList = child.localName === "ul" || child.localName === "ol";
  if (!isList) {
    const content = itemOf(columnOf(child, ink));
    if (content.length > 0) list.append(made("li", content));
    return;
  }
  const inner = listOf(child, PLAIN);
  const last = list.lastElementChild;
  if (inner.childNodes.length === 0) return;
  if (last === null || level(child) >= MOST_LEVELS) list.append(...inner.childNodes);
  else last.append(inner);
}

function itemOf(blocks: HTMLElement[]): HTMLElement[] {
  const content = blocks.flatMap((block) => (isList(block) ? [block] : asParagraphs(block)));
  const first = content[0];
  return first !== undefined && isList(first) ? [document.createElement("p"), ...content] : content;
}

function isList(block: Element): boolean {
  return block.localName === "ul" || block.localName === "ol";
}

function level(list: Element): number {
  let levels = 0;
  for (let at: Element | null = list; at !== null; at = at.parentElement) if (isList(at)) levels++;
  return levels;
}

function made(tag: string, content: HTMLElement[]): HTMLElement {
  const item = document.createElement(tag);
  item.append(...content);
  return item;
}
