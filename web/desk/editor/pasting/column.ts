/** Clean blocks, written one after the other: what a page is set again from. */

import { writable } from "../body.ts";
import { type Ink, sameInk } from "./ink.ts";

type Piece = { text: string; ink: Ink } | "break";

/** Mail programs put them where the setting changes, so that the space is not lost. */
const EDGES = /^\u00a0|\u00a0$/g;
/** Soft hyphens too: they were set for the width of another page. */
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad]/g;
/** A no-break space that stands alone was meant; several, or one beside a space, were not. */
const SPACES = /[ \u00a0]*(?: |\u00a0(?=\u00a0))[ \u00a0]*/g;

export class Column {
  readonly blocks: HTMLElement[] = [];
  private line: Piece[] = [];

  text(text: string, ink: Ink): void {
    const visible = writable(text).replace(/[\t\n\f\r ]+/g, " ").replace(INVISIBLE, "");
    if (visible === "") return;
    const last = this.line.at(-1);
    if (last !== undefined && last !== "break" && sameInk(last.ink, ink)) last.text += visible;
    else this.line.push({ text: visible, ink });
  }

  lineBreak(): void {
    this.line.push("break");
  }

  /** What was written since the last block becomes one; two line breaks part two paragraphs. */
  end(tag: "p" | "h3" | "h4" = "p"): void {
    const lines = linesOf(this.line);
    this.line = [];
    for (const part of tag === "p" ? parted(lines) : [lines.filter((line) => line.length > 0)]) {
      if (part.length > 0) this.blocks.push(set(tag, part));
    }
  }

  block(element: HTMLElement): void {
    this.end();
    this.blocks.push(element);
  }
}

/** The pieces of each line, without spaces at its ends. */
function linesOf(pieces: Piece[]): Exclude<Piece, "break">[][] {
  const lines: Exclude<Piece, "break">[][] = [[]];
  for (const piece of pieces) {
    if (piece === "break") lines.push([]);
    else lines.at(-1)?.push(piece);
  }
  return lines.map(trimmed);
}

function trimmed(line: Exclude<Piece, "break">[]): Exclude<Piece, "break">[] {
  let atSpace = true;
  const kept = line.map(({ text, ink }) => {
    let spaced = text.replace(SPACES, " ").replace(EDGES, " ");
    if (atSpace) spaced = spaced.replace(/^[ \u00a0]+/, "");
    if (spaced !== "") atSpace = spaced.endsWith(" ");
    return { text: spaced, ink };
  });
  for (let index = kept.length - 1; index >= 0; index--) {
    const piece = kept[index];
    if (piece === undefined) break;
    piece.text = piece.text.replace(/[ \u00a0]+$/, "");
    if (piece.text !== "") break;
  }
  return kept.filter(({ text }) => text !== "");
}

function parted<Line extends unknown[]>(lines: Line[]): Line[][] {
  const parts: Line[][] = [[]];
  for (const line of lines) {
    if (line.length > 0) parts.at(-1)?.push(line);
    else if ((parts.at(-1)?.length ?? 0) > 0) parts.push([]);
  }
  return parts;
}

function set(tag: string, lines: Exclude<Piece, "break">[][]): HTMLElement {
  const block = document.createElement(tag);
  lines.forEach((line, index) => {
    if (index > 0) block.append(tag === "p" ? document.createElement("br") : " ");
    block.append(...line.map(inked));
  });
  return block;
}

function inked({ text, ink }: Exclude<Piece, "break">): Node {
  let node: Node = document.createTextNode(text);
  const around = (element: HTMLElement): void => {
    element.append(node);
    node = element;
  };
  if (ink.italic) around(document.createElement("em"));
  if (ink.bold) around(document.createElement("strong"));
  if (ink.href !== null) {
    const link = document.createElement("a");
    link.setAttribute("href", ink.href);
    around(link);
  }
  return node;
}
