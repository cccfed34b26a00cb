/** What happens when something is pasted or dropped. */

import type { EditorProps, EditorView } from "prosemirror-view";
import { loneAddress } from "../addresses.ts";
import { pasteCard } from "../cards.ts";
import { linking } from "../links.ts";
import { type Clip, clipOf } from "../clips.ts";
import { nodes } from "../schema.ts";
import type { Surroundings } from "../surroundings.ts";
import { addPictures, addPicturesAt } from "../uploads.ts";
import { cleanHtml } from "./html.ts";
import { parsed } from "./parsing.ts";
import { sliceOfText } from "./text.ts";

export function pasting(surroundings: Surroundings): EditorProps {
  return {
    transformPastedHTML: cleanHtml,
    clipboardTextParser: sliceOfText,
    handlePaste: (view, { clipboardData }) =>
      clipboardData !== null && pasteWhole(view, clipOf(clipboardData), surroundings),
    handleDrop: (view, event) => dropFiles(view, event),
  };
}

/** What is more than words with a form; those the editor pastes itself. */
export function pasteWhole(view: EditorView, clip: Clip, surroundings: Surroundings): boolean {
  return pasteFiles(view, clip) || pasteAddress(view, clip, surroundings);
}

/** Word and spreadsheets add a picture of the text that was copied; then the text is meant. */
function pasteFiles(view: EditorView, { files, html }: Clip): boolean {
  if (files.length === 0 || cleanHtml(html) !== "") return false;
  addPictures(view, files);
  return true;
}

function pasteAddress(view: EditorView, clip: Clip, surroundings: Surroundings): boolean {
  const href = loneAddress(clip.text);
  if (href === null || saysMore(clip)) return false;
  if (pasteCard(view, href, surroundings)) return true;
  if (!view.state.selection.$from.parent.inlineContent) return false;
  view.dispatch(linking(view.state, href).scrollIntoView());
  return true;
}

/** A link that was copied with its words is pasted with them. */
function saysMore({ html, text }: Clip): boolean {
  const words = parsed(cleanHtml(html)).textContent.trim();
  return words !== "" && words !== text.trim();
}

function dropFiles(view: EditorView, event: DragEvent): boolean {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length === 0) return false;
  event.preventDefault();
  addPicturesAt(view, placeAt(view, event), files);
  return true;
}

/** Between the blocks nearest to where the pictures were let go; in a gallery, just there. */
function placeAt(view: EditorView, event: DragEvent): number {
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (found === null) return view.state.doc.content.size;
  const $pos = view.state.doc.resolve(found.inside >= 0 ? found.inside : found.pos);
  const $at = view.state.doc.resolve(found.pos);
  if ($at.parent.type === nodes.gallery) return found.pos;
  if ($pos.depth === 0 && found.inside < 0) return found.pos;
  const before = $at.depth > 0 ? $at.before(1) : $pos.pos;
  const dom = view.nodeDOM(before);
  const node = view.state.doc.nodeAt(before);
  if (!(dom instanceof HTMLElement) || node === null) return found.pos;
  const { top, height } = dom.getBoundingClientRect();
  return event.clientY < top + height / 2 ? before : before + node.nodeSize;
}
