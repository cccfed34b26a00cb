/** Pictures under way: shown where they will stand, and no part of the body until they are here. */

import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Picture } from "../types.ts";
import { placeForBlock } from "./blocks.ts";
import { element } from "./elements.ts";
import { insertPicture, withoutLoneGallery } from "./galleries.ts";
import { nodes } from "./schema.ts";
import type { Surroundings } from "./surroundings.ts";
import { type Row, showRow } from "./upload_rows.ts";

/** Pictures that were given together. */
interface Batch {
  dom: HTMLElement;
  uploads: Upload[];
}

interface Upload {
  file: File;
  row: Row;
  state: "under way" | "failed" | "over";
  asset: string | null;
}

/** Where the pictures of each batch will stand; the places move with the text. */
type Places = ReadonlyMap<Batch, number>;

type Step = { begin: Batch; pos: number } | { end: Batch } | { turn: Batch };

const key = new PluginKey<Places>("uploads");
const begin = new WeakMap<EditorView, (pos: number, files: File[]) => void>();

export function uploads(surroundings: Surroundings): Plugin {
  return new Plugin<Places>({
    key,
    state: { init: () => new Map(), apply: next },
    props: { decorations: shown },
    view(view) {
      begin.set(view, (pos, files) => {
        take(view, surroundings, pos, files);
      });
      return {};
    },
  });
}

/** Where the cursor is. */
export function addPictures(view: EditorView, files: File[]): void {
  addPicturesAt(view, placeForBlock(view.state.selection).from, files);
}

export function addPicturesAt(view: EditorView, pos: number, files: File[]): void {
  begin.get(view)?.(pos, files);
}

export function underWay(state: EditorState): number {
  const all = [...(key.getState(state)?.keys() ?? [])].flatMap((batch) => batch.uploads);
  return all.filter((upload) => upload.state === "under way").length;
}

function next(transaction: Transaction, places: Places): Places {
  const step = transaction.getMeta(key) as Step | undefined;
  if (step === undefined && !transaction.docChanged) return places;
  const moved = new Map<Batch, number>();
  for (const [batch, pos] of places) {
    moved.set(batch, placeNear(transaction.doc, transaction.mapping.map(pos)));
  }
  if (step !== undefined && "begin" in step) moved.set(step.begin, step.pos);
  if (step !== undefined && "end" in step) moved.delete(step.end);
  return moved;
}

/** A place between blocks, or between the pictures of a gallery, here or behind what is here. */
function placeNear(doc: Node, pos: number): number {
  const $pos = doc.resolve(pos);
  return $pos.depth === 0 || $pos.parent.type === nodes.gallery ? pos : $pos.after(1);
}

/** Not behind the empty paragraph that somebody is about to write in. */
function beforeEmpty(doc: Node, pos: number): number {
  const before = doc.resolve(pos).nodeBefore;
  const isEmpty = before?.type === nodes.paragraph && before.content.size === 0;
  return isEmpty ? pos - before.nodeSize : pos;
}

function shown(state: EditorState): DecorationSet {
  const widgets = [...(key.getState(state) ?? [])].map(([{ dom }, pos]) =>
    Decoration.widget(pos, dom, {
      side: 1,
      stopEvent: ({ type }) => !type.startsWith("drag") && type !== "drop",
      ignoreSelection: true,
    }),
  );
  return DecorationSet.create(state.doc, widgets);
}

/** Pictures begin on their way; what is no picture is passed over, and said. */
function take(view: EditorView, surroundings: Surroundings, pos: number, files: File[]): void {
  const pictures = files.filter((file) => file.type === "" || file.type.startsWith("image/"));
  const other = files.find((file) => !pictures.includes(file));
  if (pictures.length > 0) {
    const batch = batchOf(view, surroundings, pictures);
    turn(view, { begin: batch, pos: beforeEmpty(view.state.doc, placeNear(view.state.doc, pos)) });
    for (const upload of batch.uploads) void send(view, surroundings, batch, upload);
    const many = pictures.length === 1 ? "A picture is" : `${pictures.length} pictures are`;
    surroundings.say(`${many} on the way.`);
  }
  if (other !== undefined) {
    const kinds = "a picture is a file such as JPEG, PNG or HEIC";
    surroundings.say(`“${other.name}” is no picture; ${kinds}.`);
  }
}

function batchOf(view: EditorView, surroundings: Surroundings, files: File[]): Batch {
  const dom = element("ul", {
    class: "uploads",
    contenteditable: "false",
    "aria-label": "Pictures on the way",
  });
  const batch: Batch = { dom, uploads: [] };
  for (const file of files) {
    const row = showRow(file, {
      again: () => void send(view, surroundings, batch, upload),
      remove: () => {
        leave(view, batch, upload);
      },
    });
    const upload: Upload = { file, row, state: "under way", asset: null };
    batch.uploads.push(upload);
    dom.append(row.dom);
  }
  return batch;
}

async function send(
  view: EditorView,
  surroundings: Surroundings,
  batch: Batch,
  upload: Upload,
): Promise<void> {
  upload.state = "under way";
  upload.row.begin();
  turn(view, { turn: batch });
  let picture: Pick<Picture, "attributes">;
  try {
    picture = await surroundings.takeIn(upload.file, upload.row.progress);
  } catch (error) {
    if (isOver(upload, view)) return;
    upload.state = "failed";
    upload.row.fail(error instanceof Error ? error.message : "The picture could not be sent.");
    turn(view, { turn: batch });
    return;
  }
  if (isOver(upload, view)) return;
  arrive(view, batch, upload, picture);
}

/** Whether “Remove” was faster, or the editor is gone; then nobody asks any more. */
function isOver(upload: Upload, view: EditorView): boolean {
  return upload.state === "over" || view.isDestroyed;
}

function arrive(
  view: EditorView,
  batch: Batch,
  upload: Upload,
  picture: Pick<Picture, "attributes">,
): void {
  const pos = key.getState(view.state)?.get(batch) ?? view.state.doc.content.size;
  const image = nodes.image.create(picture.attributes);
  upload.asset = picture.attributes.asset;
  // In the order in which they were given, so that a slow first picture still comes first.
  const order = batch.uploads.map(({ asset }) => asset);
  view.dispatch(insertPicture(view.state.tr, pos, image, order));
  leave(view, batch, upload);
}

/** The row goes, and with the last one the list. */
function leave(view: EditorView, batch: Batch, upload: Upload): void {
  upload.state = "over";
  const hadFocus = upload.row.dom.contains(document.activeElement);
  upload.row.dom.remove();
  const isEnd = batch.uploads.every(({ state }) => state === "over");
  if (isEnd) end(view, batch);
  else turn(view, { turn: batch });
  if (hadFocus) view.focus();
}

function end(view: EditorView, batch: Batch): void {
  const { tr } = view.state;
  const pos = key.getState(view.state)?.get(batch);
  const [only, ...others] = batch.uploads.flatMap(({ asset }) => asset ?? []);
  const isAlone = batch.uploads.length > 1 && only !== undefined && others.length === 0;
  if (isAlone && pos !== undefined) withoutLoneGallery(tr, pos, only);
  view.dispatch(tr.setMeta(key, { end: batch } satisfies Step));
}

function turn(view: EditorView, step: Step): void {
  view.dispatch(view.state.tr.setMeta(key, step));
}
