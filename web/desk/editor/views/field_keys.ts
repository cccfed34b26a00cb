/** Keys in a block's fields: to the next one, back to the text, undo and publish as everywhere. */

import { redo, undo } from "prosemirror-history";
import { NodeSelection, Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { nodes } from "../schema.ts";
import type { Surroundings } from "../surroundings.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;
type Direction = 1 | -1;

export function onFieldKey(
  event: KeyboardEvent,
  field: Field,
  view: EditorView,
  getPos: () => number | undefined,
  surroundings: Surroundings,
): void {
  const pos = getPos();
  if (event.isComposing || pos === undefined) return;
  if (pressed(event, field, view, pos, surroundings)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function pressed(
  event: KeyboardEvent,
  field: Field,
  view: EditorView,
  pos: number,
  surroundings: Surroundings,
): boolean {
  if (event.ctrlKey || event.metaKey) return withModifier(event, view, surroundings);
  if (event.altKey) return false;
  switch (event.key) {
    case "Escape":
      return select(view, pos);
    case "Enter":
      return !(event.shiftKey && field instanceof HTMLTextAreaElement) && move(field, view, pos, 1);
    case "ArrowDown":
      return atEdge(field, 1) && move(field, view, pos, 1);
    case "ArrowUp":
      return atEdge(field, -1) && move(field, view, pos, -1);
    default:
      return false;
  }
}

function withModifier(event: KeyboardEvent, view: EditorView, surroundings: Surroundings): boolean {
  const key = event.key.toLowerCase();
  if (key === "enter") surroundings.publish();
  else if (key === "z") (event.shiftKey ? redo : undo)(view.state, view.dispatch);
  else if (key === "y") redo(view.state, view.dispatch);
  else return false;
  return true;
}

/** In a field of several lines the arrows belong to it until there is no line left. */
function atEdge(field: Field, direction: Direction): boolean {
  if (field instanceof HTMLInputElement) return true;
  const { value, selectionStart, selectionEnd } = field;
  return direction === 1 ? selectionEnd === value.length : selectionStart === 0;
}

function select(view: EditorView, pos: number): boolean {
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)));
  view.focus();
  return true;
}

/** To the block's next field or, where its text comes first or no field is left, to the text. */
function move(field: Field, view: EditorView, pos: number, direction: Direction): boolean {
  const dom = view.nodeDOM(pos);
  const stops = dom instanceof HTMLElement ? stopsOf(dom) : [];
  const next = stops[stops.indexOf(field) + direction];
  if (next instanceof HTMLElement && next.matches("input, textarea")) next.focus();
  else toText(view, (next === undefined ? outside : inside)(view, pos, direction), direction);
  return true;
}

/** The block's own fields and the place of its text among them. */
export function stopsOf(dom: HTMLElement): HTMLElement[] {
  const found = dom.querySelectorAll<HTMLElement>("[data-attribute], .text");
  return [...found].filter((stop) => stop.parentElement?.closest(".block") === dom);
}

function inside(view: EditorView, pos: number, direction: Direction): number {
  const node = view.state.doc.nodeAt(pos);
  return direction === 1 ? pos + 1 : pos + (node?.nodeSize ?? 1) - 1;
}

function outside(view: EditorView, pos: number, direction: Direction): number {
  const node = view.state.doc.nodeAt(pos);
  return direction === 1 ? pos + (node?.nodeSize ?? 0) : pos;
}

/** The text at this place; a new paragraph where the document would end. */
function toText(view: EditorView, pos: number, direction: Direction): void {
  const { tr, doc } = view.state;
  if (direction === 1 && pos === doc.content.size) tr.insert(pos, nodes.paragraph.create());
  const $pos = tr.doc.resolve(pos);
  const found = Selection.findFrom($pos, direction) ?? Selection.near($pos);
  view.dispatch(tr.setSelection(found).scrollIntoView());
  view.focus();
}
