/**
 * Has an editor that begins with the basics become whole: when somebody begins to write in it, or has
 * more to show than words. What is asked of it before that waits the moment it takes.
 */

import { DOMSerializer, type Node } from "prosemirror-model";
import type { Plugin } from "prosemirror-state";
import type { EditorProps, EditorView, NodeView, NodeViewConstructor } from "prosemirror-view";
import { type Basics, basicPlugins, isPlain } from "./basics.ts";
import { clipOf } from "./clips.ts";
import { fetched, fetchWhole } from "./fetching.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Whole } from "./whole.ts";

const UNFETCHED = "This part of the editor is not on this device yet; try again when the network is back.";
const BLOCKS = ["quote", "fact_box", "timeline", "timeline_entry", "table", "image", "gallery", "embed"];
type Work = (whole: Whole, view: EditorView) => void;

const AGAIN_MS = 5_000; // without a network; a picture that was just taken may be nowhere else

const SIGNS = ["focusin", "pointerdown", "dragenter"] as const;

export class Rest {
  now: Whole | null;
  readonly #surroundings: Surroundings;
  readonly #basics: Basics;
  #awaited = 0; // pictures
  #view: EditorView | null = null;

  constructor(surroundings: Surroundings, basics: Basics) {
    this.#surroundings = surroundings;
    this.#basics = basics;
    this.now = fetched()?.(surroundings, basics) ?? null;
  }

  /** How many pictures are on the way. */
  get uploading(): number {
    return this.#awaited + ((this.#view && this.now?.uploading(this.#view.state)) ?? 0);
  }

  get plugins(): Plugin[] {
    return this.now?.plugins ?? basicPlugins(this.#basics, this.#surroundings);
  }

  /** How blocks are shown; until it is whole, as they lie on the clipboard. */
  nodeViews(): Record<string, NodeViewConstructor> {
    const shown = (name: string): NodeViewConstructor => (node, ...others) =>
      this.now?.nodeViews[name]?.(node, ...others) ?? plain(node);
    return Object.fromEntries(BLOCKS.map((name) => [name, shown(name)]));
  }

  /** What is pasted and dropped before it is whole: kept until then. */
  readonly props: EditorProps = {
    transformPastedHTML: (html) => (this.now ? html : ""),
    handlePaste: (view, { clipboardData }) => this.#holds(view, clipboardData),
    handleDrop: (view, { dataTransfer }) => this.#holds(view, dataTransfer),
  };

  attach(view: EditorView): void {
    this.#view = view;
    if (this.now) view.dom.after(this.now.box);
    else if (!isPlain(view.state.doc)) this.#begin();
    for (const sign of SIGNS) view.dom.addEventListener(sign, this.#begin);
  }

  /** The document is another: it may need more than the basics. */
  given(doc: Node): void {
    if (!isPlain(doc)) this.#begin();
  }

  addPictures(files: File[]): void {
    const again = (): void => {
      setTimeout(() => {
        this.addPictures(files);
      }, AGAIN_MS);
    };
    this.#await(files, (whole, view) => {
      whole.addPictures(view, files);
    }, again);
  }

  /** Do this with the whole editor, at once where it is whole already. */
  async use(work: Work, unless: () => void = () => undefined): Promise<void> {
    try {
      if (!this.now) await this.#complete();
    } catch {
      if (this.#view?.isDestroyed !== false) return;
      this.#surroundings.say(UNFETCHED);
      unless();
      return;
    }
    if (this.now && this.#view?.isDestroyed === false) work(this.now, this.#view);
  }

  readonly #begin = (): void => {
    if (!this.now) void this.#complete().catch(() => undefined); // whoever needs it asks again
  };

  async #complete(): Promise<void> {
    const make = await fetchWhole();
    const view = this.#view;
    if (this.now || !view || view.isDestroyed) return;
    this.now = make(this.#surroundings, this.#basics);
    view.dom.after(this.now.box);
    view.updateState(view.state.reconfigure({ plugins: this.plugins }));
    if (!isPlain(view.state.doc)) view.setProps({ nodeViews: this.nodeViews() }); // drawn anew
  }

  #holds(view: EditorView, data: DataTransfer | null): boolean {
    if (this.now || view.dragging || data === null) return false;
    const clip = clipOf(data);
    if (clip.files.length > 0 && clip.html === "") {
      this.addPictures(clip.files);
      return true;
    }
    const event = new ClipboardEvent("paste");
    const pasteText = (): void => {
      view.pasteText(clip.text, event);
    };
    const paste: Work = (whole) => {
      if (whole.paste(view, clip)) return;
      if (clip.html) view.pasteHTML(clip.html, event);
      else pasteText();
    };
    this.#await(clip.files, paste, pasteText);
    return true;
  }

  #await(files: File[], work: Work, unless: () => void): void {
    this.#awaited += files.length;
    const over = (): void => {
      this.#awaited -= files.length;
    };
    const begin: Work = (whole, view) => {
      over(); // from here on the editor counts them itself
      work(whole, view);
    };
    void this.use(begin, () => {
      over();
      unless();
    });
  }
}

function plain(node: Node): NodeView {
  const spec = node.type.spec.toDOM?.(node);
  if (spec === undefined) throw new Error(`A ${node.type.name} has no form.`);
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, spec);
  return contentDOM ? { dom, contentDOM } : { dom };
}
