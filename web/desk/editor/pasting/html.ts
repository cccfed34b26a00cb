/**
 * HTML from anywhere, set again with the few elements that a body has. No style, class, script or
 * picture of the other program comes along; every word does.
 */

import { Column } from "./column.ts";
import { type Ink, inkIn, PLAIN, styleOf } from "./ink.ts";
import { setList } from "./lists.ts";
import { parsed } from "./parsing.ts";
import { setTable } from "./tables.ts";
import { listWordParagraphs } from "./word.ts";

const DROPPED = new Set(
  (
    "audio base button canvas del embed frame head iframe img input link map math meta noscript " +
    "object picture script select source style svg template textarea title video xml"
  ).split(" "),
);
const BLOCKS = new Set(
  (
    "address article aside body center details dd div dl dt fieldset figcaption figure footer " +
    "form header hgroup html legend li main nav p pre section summary tbody td tfoot th thead tr"
  ).split(" "),
);

/** The HTML of the same words in our elements. */
export function cleanHtml(html: string): string {
  const body = parsed(html);
  listWordParagraphs(body);
  const column = new Column();
  setBlocks(body, PLAIN, column);
  const clean = document.createElement("div");
  clean.append(...column.blocks);
  keepSliceMark(body, clean);
  return clean.innerHTML;
}

export function setBlocks(parent: Element, ink: Ink, column: Column): void {
  for (const child of parent.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) setText(child, parent, ink, column);
    else if (child.nodeType === Node.ELEMENT_NODE) setElement(child as Element, ink, column);
  }
  if (BLOCKS.has(parent.localName)) column.end();
}

/** Words in a column of their own. */
export function columnOf(parent: Element, ink: Ink): HTMLElement[] {
  const column = new Column();
  setBlocks(parent, ink, column);
  column.end();
  return column.blocks;
}

function setText(text: Node, parent: Element, ink: Ink, column: Column): void {
  const words = text.textContent ?? "";
  const lines = parent.closest("pre") === null ? [words] : words.split(/\r?\n/);
  lines.forEach((line, index) => {
    if (index > 0) column.lineBreak();
    column.text(line, ink);
  });
}

function setElement(element: Element, around: Ink, column: Column): void {
  const name = element.localName;
  if (DROPPED.has(name) || isHidden(element)) return;
  const ink = inkIn(element, around);
  if (element.hasAttribute("data-dateline")) column.block(copyOfOurs(element));
  else if (name === "br") column.lineBreak();
  else if (name === "hr") column.block(document.createElement("hr"));
  else if (/^h[1-6]$/.test(name)) setHeading(element, ink, column);
  else if (name === "ul" || name === "ol") setList(element, PLAIN, column);
  else if (name === "blockquote" && !isIndent(element)) setQuote(element, ink, column);
  else if (name === "table") setTable(element, ink, column);
  else if (BLOCKS.has(name) || name === "blockquote") {
    column.end();
    setBlocks(element, ink, column);
    column.end();
  } else setBlocks(element, ink, column);
}

/** A heading is bold by itself. */
function setHeading(element: Element, ink: Ink, column: Column): void {
  column.end();
  const inner = new Column();
  for (const child of columnOf(element, { ...ink, bold: false })) inner.block(child);
  const words = document.createElement(/[1-3]/.test(element.localName) ? "h3" : "h4");
  inner.blocks.forEach((block, index) => {
    words.append(index > 0 ? " " : "", ...withoutBold(block).childNodes);
  });
  for (const line of words.querySelectorAll("br")) line.replaceWith(" ");
  if (words.textContent !== "") column.block(words);
}

export function withoutBold(block: HTMLElement): HTMLElement {
  for (const bold of block.querySelectorAll("strong")) bold.replaceWith(...bold.childNodes);
  return block;
}

function setQuote(element: Element, ink: Ink, column: Column): void {
  const quote = document.createElement("blockquote");
  quote.append(...columnOf(element, ink).flatMap(asParagraphs));
  if (quote.childNodes.length > 0) column.block(quote);
}

/** A block where only paragraphs may stand: its words are kept, its form is not. */
export function asParagraphs(block: HTMLElement): HTMLElement[] {
  if (block.localName === "p") return [block];
  const inner = block.querySelectorAll<HTMLElement>("p, h3, h4, th, td");
  const found = inner.length > 0 ? [...inner] : [block];
  return found
    .filter((one) => one.textContent !== "")
    .map((one) => {
      const paragraph = document.createElement("p");
      paragraph.append(...one.childNodes);
      return paragraph;
    });
}

/** Mail programs set text in by a blockquote without a line at its side. */
function isIndent(element: Element): boolean {
  const isBare = styleOf(element, "border") === "none";
  return isBare || element.classList.contains("webkit-indent-blockquote");
}

function isHidden(element: Element): boolean {
  return (
    element.hasAttribute("hidden") ||
    styleOf(element, "display") === "none" ||
    styleOf(element, "mso-hide") === "all" ||
    styleOf(element, "mso-element")?.startsWith("comment") === true ||
    styleOf(element, "mso-list") === "ignore" ||
    element.classList.contains("MsoCommentReference") ||
    element.classList.contains("Apple-interchange-newline")
  );
}

/** What was copied from an editor like this one; the schema's own rules read it. */
function copyOfOurs(element: Element): HTMLElement {
  const copy = document.createElement(element.localName);
  for (const name of ["data-dateline", "data-attrs", "start", "href"]) {
    const value = element.getAttribute(name);
    if (value !== null) copy.setAttribute(name, value);
  }
  for (const child of element.childNodes) {
    const isElement = child.nodeType === Node.ELEMENT_NODE;
    copy.append(isElement ? copyOfOurs(child as Element) : (child.textContent ?? ""));
  }
  return copy;
}

/** Where a selection within one block was copied, ProseMirror notes how open its ends are. */
function keepSliceMark(from: Element, to: Element): void {
  const marked = from.querySelector("[data-pm-slice]");
  const first = to.firstElementChild;
  const mark = marked?.getAttribute("data-pm-slice");
  if (mark && first && marked === from.firstElementChild) first.setAttribute("data-pm-slice", mark);
}
