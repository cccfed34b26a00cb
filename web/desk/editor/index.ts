/** The editor of the desk: a body, written under the server's own schema. It knows no network. */

import { toggleMark } from "prosemirror-commands";
import { type Command, EditorState, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { Body, Card, Picture } from "../types.ts";
import { typedAddress } from "./addresses.ts";
import { basicsOf } from "./basics.ts";
import type { Insertion } from "./blocks.ts";
import { isEmptyDocument, readBody, writeBody } from "./body.ts";
import { element } from "./elements.ts";
import { given } from "./giving.ts";
import { linkAt, linking } from "./links.ts";
import { Rest } from "./rest.ts";
import { marks } from "./schema.ts";
import { blockAt } from "./standing.ts";
import { status } from "./status.ts";
import type { OnTheWay, Surroundings } from "./surroundings.ts";

export interface EditorOptions {
  body: Body;
  /** The accessible name. */
  label: string;
  placeholder: string;
  /** At every change of what is written. */
  onChange: (body: Body) => void;
  /** At every change of where the cursor is, or of what is under way: for a toolbar. */
  onSelect?: () => void;
  /** Mod-Enter. */
  onPublish?: () => void;
  /**
   * Resolves when the picture is safe, on this device or at the server; rejects with an Error whose
   * message is a sentence to show.
   */
  takeIn: (file: File, progress: (fraction: number) => void) => Promise<Pick<Picture, "attributes">>;
  /** Tell how a picture fares that is only on this device, where there may be such; the answer ends that. */
  watchPicture?: (asset: string, tell: (now: OnTheWay | null) => void) => () => void;
  /** Send a picture once more that was refused. */
  retryPicture?: (asset: string) => void;
  makeCard: (url: string) => Promise<Card>;
  /** Where the desk shows a picture from. */
  pictureAddress: (asset: string) => string;
  /** The time for a new entry of a timeline, as the newsroom writes it. */
  now: () => string;
}

export interface Active {
  marks: string[];
  block: string;
  link: string | null;
}

export interface Editor {
  body: () => Body;
  setBody: (body: Body) => void;
  focus: () => void;
  isEmpty: () => boolean;
  destroy: () => void;
  insert: (what: Insertion) => void;
  toggle: (mark: "bold" | "italic") => void;
  /** Null takes the link away. An address that is none changes nothing. */
  setLink: (href: string | null) => void;
  /** Ask for an address, as Mod-K does. */
  editLink: () => void;
  addPictures: (files: File[]) => void;
  active: () => Active;
  /** How many pictures are on the way. */
  uploading: () => number;
}

export function createEditor(place: HTMLElement, options: EditorOptions): Editor {
  const said = status();
  const surroundings = surroundingsOf(options, said.say);
  const rest = new Rest(surroundings, basicsOf(surroundings, options.placeholder));
  const around = element("div", { class: "editor" });
  const view: EditorView = new EditorView(around, {
    state: EditorState.create({ doc: readBody(options.body), plugins: rest.plugins }),
    attributes: {
      class: "body",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": options.label,
    },
    nodeViews: rest.nodeViews(),
    dispatchTransaction(transaction) {
      dispatch(view, transaction, options);
    },
    ...rest.props,
  });
  around.append(said.dom);
  rest.attach(view);
  place.append(around);
  const run = (command: Command): void => {
    view.focus();
    command(view.state, view.dispatch, view);
  };

  return {
    body: () => writeBody(view.state.doc),
    setBody(body) {
      const doc = readBody(body);
      const transaction = given(view.state, doc);
      if (transaction !== null) view.dispatch(transaction);
      rest.given(doc);
    },
    focus() {
      view.focus();
    },
    isEmpty: () => isEmptyDocument(view.state.doc),
    destroy() {
      said.stop();
      readLast(view);
      view.destroy();
      around.remove();
    },
    insert(what) {
      void rest.use((whole) => {
        run(whole.insert(what));
      });
    },
    toggle(mark) {
      run(toggleMark(marks[mark]));
    },
    setLink(href) {
      const clean = href === null ? null : typedAddress(href);
      if (href === null || clean !== null) view.dispatch(linking(view.state, clean));
      view.focus();
    },
    editLink() {
      void rest.use((whole) => {
        whole.editLink(view);
      });
    },
    addPictures(files) {
      rest.addPictures(files);
    },
    active: () => activeIn(view.state),
    uploading: () => rest.uploading,
  };
}

function surroundingsOf(options: EditorOptions, say: (sentence: string) => void): Surroundings {
  return {
    takeIn: (file, progress) => options.takeIn(file, progress),
    watchPicture: (asset, tell) => options.watchPicture?.(asset, tell) ?? (() => undefined),
    retryPicture: (asset) => options.retryPicture?.(asset),
    makeCard: (url) => options.makeCard(url),
    pictureAddress: (asset) => options.pictureAddress(asset),
    now: () => options.now(),
    publish: () => options.onPublish?.(),
    say,
  };
}

/** The browser reports a letter after it has drawn it, and of an editor that is gone it reports none. */
function readLast(view: EditorView): void {
  (view as unknown as { domObserver: { flush: () => void } }).domObserver.flush();
}

function dispatch(view: EditorView, transaction: Transaction, options: EditorOptions): void {
  const { state, transactions } = view.state.applyTransaction(transaction);
  view.updateState(state);
  const isWritten = transactions.some((one) => one.docChanged && one.getMeta("given") !== true);
  if (isWritten) options.onChange(writeBody(state.doc));
  options.onSelect?.();
}

function activeIn(state: EditorState): Active {
  const { $from, from, to, empty } = state.selection;
  const here = state.storedMarks ?? $from.marks();
  const isOn = ({ type }: { type: typeof marks.bold }): boolean =>
    empty ? type.isInSet(here) !== undefined : state.doc.rangeHasMark(from, to, type);
  return {
    marks: [marks.bold, marks.italic].filter((type) => isOn({ type })).map(({ name }) => name),
    block: blockAt(state),
    link: linkAt(state)?.href ?? null,
  };
}

export { fetchWhole } from "./fetching.ts";
