/** Plain text: blank lines part paragraphs. It stays as it is, unless it is clearly a list. */

import { Fragment, type Node, Slice } from "prosemirror-model";
import { writable } from "../body.ts";
import { nodes, schema } from "../schema.ts";

const BULLET = /^\s{0,3}[-*•] +(?=\S)/;
const NUMBER = /^\s{0,3}(\d{1,4})[.)] +(?=\S)/;
/** Mail of the old kind breaks its lines itself, between these widths. */
const WRAPPED = { least: 55, most: 80 };

export function sliceOfText(text: string): Slice {
  const parts = writable(text.replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n"))
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((part) => part.replace(/^\n+|\s+$/g, ""))
    .filter((part) => part.trim() !== "");
  if (parts.length === 0 && text !== "") return new Slice(Fragment.from(lineOf([" "])), 1, 1);
  return Slice.maxOpen(Fragment.from(parts.map(blockOf)), false);
}

function blockOf(part: string): Node {
  const lines = part.split("\n");
  const joined = lines.map((line) => line.trim()).join(" ");
  return listOf(lines) ?? lineOf(isWrapped(lines) ? [joined] : lines);
}

/** At least two lines, and each of them an item. */
function listOf(lines: string[]): Node | null {
  if (lines.length < 2) return null;
  if (lines.every((line) => BULLET.test(line))) {
    return nodes.bullet_list.create(null, lines.map((line) => itemOf(line.replace(BULLET, ""))));
  }
  const numbers = lines.map((line) => Number(NUMBER.exec(line)?.[1] ?? NaN));
  const [start = NaN] = numbers;
  if (!numbers.every((number, index) => number === start + index)) return null;
  const items = lines.map((line) => itemOf(line.replace(NUMBER, "")));
  return nodes.ordered_list.create({ start }, items);
}

function itemOf(words: string): Node {
  return nodes.list_item.create(null, lineOf([words]));
}

function lineOf(lines: string[]): Node {
  const content = lines.flatMap((line, index) => [
    ...(index > 0 ? [nodes.hard_break.create()] : []),
    ...(line === "" ? [] : [schema.text(line)]),
  ]);
  return nodes.paragraph.create(null, content);
}

function isWrapped(lines: string[]): boolean {
  const all = lines.slice(0, -1).map((line) => line.trimEnd().length);
  return all.length > 1 && all.every((length) => length >= WRAPPED.least && length <= WRAPPED.most);
}
