/** Tables that hold data stay tables; those that only hold a mail or a page together do not. */

import type { Column } from "./column.ts";
import { columnOf, setBlocks, withoutBold } from "./html.ts";
import type { Ink } from "./ink.ts";

export function setTable(element: Element, ink: Ink, column: Column): void {
  const rows = rowsOf(element);
  if (!holdsData(element, rows)) {
    column.end();
    for (const cell of rows.flatMap(cellsOf)) setBlocks(cell, ink, column);
    column.end();
    return;
  }
  const caption = element.querySelector("caption")?.textContent.trim() ?? "";
  if (caption !== "") {
    column.end();
    column.text(caption, ink);
    column.end();
  }
  const body = document.createElement("tbody");
  body.append(...rows.map((row, index) => rowOf(row, index === 0, ink)));
  const table = document.createElement("table");
  table.append(body);
  column.block(table);
}

function holdsData(table: Element, rows: Element[]): boolean {
  const isLayout = table.getAttribute("role") === "presentation";
  if (isLayout || table.querySelector("table") !== null) return false;
  return rows.length > 1 && rows.some((row) => cellsOf(row).length > 1);
}

function rowOf(row: Element, first: boolean, ink: Ink): HTMLElement {
  const cells = cellsOf(row).flatMap((cell) => [cell, ...gaps(cell)]);
  const contents = cells.map((cell) => (cell === null ? [] : inline(cell, ink)));
  const inHead = row.parentElement?.localName === "thead";
  const isHeader = first && (inHead || cells.every(isHeading) || allBold(contents));
  const made = document.createElement("tr");
  for (const content of contents) {
    const cell = document.createElement(isHeader ? "th" : "td");
    cell.append(...content);
    made.append(isHeader ? withoutBold(cell) : cell);
  }
  return made;
}

/** A cell over several columns is one, and then empty ones. */
function gaps(cell: Element): null[] {
  const span = Number(cell.getAttribute("colspan") ?? 1);
  return Array.from({ length: Math.min(Math.max(span - 1, 0), 50) || 0 }, () => null);
}

function isHeading(cell: Element | null): boolean {
  return cell === null || cell.localName === "th";
}

function allBold(contents: Node[][]): boolean {
  const nodes = contents.flat();
  return nodes.length > 0 && nodes.every((node) => node instanceof HTMLElement && isBold(node));
}

function isBold(node: HTMLElement): boolean {
  return node.localName === "strong" || node.querySelector(":scope > strong:only-child") !== null;
}

/** A cell's words on lines, without blocks. */
function inline(cell: Element, ink: Ink): Node[] {
  return columnOf(cell, ink).flatMap((block, index) => [
    ...(index > 0 ? [document.createElement("br")] : []),
    ...flat(block),
  ]);
}

function flat(block: HTMLElement): Node[] {
  const inner = block.querySelectorAll("p, h3, h4");
  if (inner.length === 0) return [...block.childNodes];
  return [...inner].flatMap((one, index) => [
    ...(index > 0 ? [document.createElement("br")] : []),
    ...one.childNodes,
  ]);
}

function rowsOf(table: Element): Element[] {
  return [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
}

function cellsOf(row: Element): Element[] {
  return [...row.children].filter((cell) => cell.localName === "td" || cell.localName === "th");
}
