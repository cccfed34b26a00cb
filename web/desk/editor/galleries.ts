/** The order of pictures in a gallery and of blocks in the body, and galleries taken apart. */

import { Fragment, type Node } from "prosemirror-model";
import {
  type Command,
  type EditorState,
  NodeSelection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { said } from "./attributes.ts";
import { nodes } from "./schema.ts";

type By = 1 | -1;

/** Move a picture in its gallery, keep the focus on the button, and say where it is now. */
export function movePicture(
  view: EditorView,
  pos: number,
  by: By,
  say: (sentence: string) => void,
): void {
  const $pos = view.state.doc.resolve(pos);
  const move = moving(view.state, pos, by);
  if (move === null) return;
  view.dispatch(move.tr);
  const dom = view.nodeDOM(pos + move.shift);
  if (dom instanceof HTMLElement) focusOrder(dom, by);
  say(`Picture ${$pos.index() + by + 1} of ${$pos.parent.childCount}.`);
}

/** The same with keys, for a picture in a gallery, or for the block that the cursor is in. */
export function moveSelected(by: By): Command {
  return (state, dispatch) => {
    const { selection } = state;
    const isPicture = selection instanceof NodeSelection && selection.node.type === nodes.image;
    const { $from } = selection;
    if ($from.depth === 0 && !(selection instanceof NodeSelection)) return false;
    const pos = isPicture || $from.depth === 0 ? selection.from : $from.before(1);
    const move = moving(state, pos, by);
    const end = pos + (state.doc.nodeAt(pos)?.nodeSize ?? 0);
    if (move === null || selection.to > end) return false;
    const { tr, shift } = move;
    const at = { anchor: selection.anchor + shift, head: selection.head + shift };
    tr.setSelection(
      selection instanceof NodeSelection
        ? NodeSelection.create(tr.doc, at.anchor)
        : TextSelection.between(tr.doc.resolve(at.anchor), tr.doc.resolve(at.head)),
    );
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** A gallery's pictures one below the other without it; its caption becomes a paragraph. */
export function separatePictures(view: EditorView, pos: number): void {
  const { state } = view;
  const gallery = state.doc.nodeAt(pos);
  if (gallery?.type !== nodes.gallery) return;
  const caption = said(gallery, "caption");
  const words = caption === "" ? [] : [nodes.paragraph.create(null, state.schema.text(caption))];
  const content = gallery.content.append(Fragment.from(words));
  view.dispatch(state.tr.replaceWith(pos, pos + gallery.nodeSize, content));
  view.focus();
}

/**
 * Put a picture where it was given: into the gallery that is there, or by itself. With those given
 * together, whose assets are named in order as far as they are here, it stands in one gallery.
 */
export function insertPicture(
  tr: Transaction,
  pos: number,
  picture: Node,
  order: (string | null)[],
): Transaction {
  const $pos = tr.doc.resolve(pos);
  const before = $pos.nodeBefore;
  if ($pos.parent.type === nodes.gallery) {
    return tr.insert(placeAmong($pos.parent, $pos.start(), picture, order) ?? pos, picture);
  }
  if (before?.type === nodes.gallery && holdsOne(before, order)) {
    const start = pos - before.nodeSize + 1;
    return tr.insert(placeAmong(before, start, picture, order) ?? pos - 1, picture);
  }
  const block = order.length > 1 ? nodes.gallery.create(null, picture) : picture;
  return tr.replaceWith(pos, endOfEmpty(tr.doc, pos), block);
}

/** A gallery that was made for several pictures, of which only one came, is that picture. */
export function withoutLoneGallery(tr: Transaction, pos: number, asset: string): Transaction {
  const gallery = tr.doc.resolve(pos).nodeBefore;
  const picture = gallery?.firstChild;
  if (gallery?.type !== nodes.gallery || gallery.childCount > 1 || !picture) return tr;
  if (said(picture, "asset") !== asset || said(gallery, "caption") !== "") return tr;
  return tr.replaceWith(pos - gallery.nodeSize, pos, picture);
}

function holdsOne(gallery: Node, order: (string | null)[]): boolean {
  return gallery.children.some((picture) => order.includes(said(picture, "asset")));
}

/** In front of the first picture that was given later; null where there is none. */
function placeAmong(
  gallery: Node,
  start: number,
  picture: Node,
  order: (string | null)[],
): number | null {
  const own = order.indexOf(said(picture, "asset"));
  let place = start;
  for (const other of gallery.children) {
    if (order.indexOf(said(other, "asset")) > own) return place;
    place += other.nodeSize;
  }
  return null;
}

/** A picture takes the place of an empty paragraph, unless the text would end with the picture. */
function endOfEmpty(doc: Node, pos: number): number {
  const next = doc.resolve(pos).nodeAfter;
  const end = pos + (next?.nodeSize ?? 0);
  const isEmpty = next?.type === nodes.paragraph && next.content.size === 0;
  return isEmpty && end < doc.content.size ? end : pos;
}

/** A node changes places with its neighbour; null where there is none. */
function moving(
  state: EditorState,
  pos: number,
  by: By,
): { tr: Transaction; shift: number } | null {
  const $pos = state.doc.resolve(pos);
  const node = $pos.nodeAfter;
  const neighbour = by === 1 ? $pos.parent.maybeChild($pos.index() + 1) : $pos.nodeBefore;
  if (!node || !neighbour) return null;
  const shift = by * neighbour.nodeSize;
  // The neighbour goes, so that what is moved keeps its place on the page, its focus and its caret.
  const from = by === 1 ? pos + node.nodeSize : pos - neighbour.nodeSize;
  const to = by === 1 ? pos : pos + shift + node.nodeSize;
  const tr = state.tr.delete(from, from + neighbour.nodeSize).insert(to, neighbour);
  return { tr, shift };
}

function focusOrder(dom: HTMLElement, by: By): void {
  const wanted = by === 1 ? [".later", ".earlier"] : [".earlier", ".later"];
  for (const name of wanted) {
    const button = dom.querySelector<HTMLElement>(name);
    // The first picture has no button to go earlier, the last none to go later.
    if (button !== null && button.getClientRects().length > 0) {
      button.focus();
      return;
    }
  }
}
