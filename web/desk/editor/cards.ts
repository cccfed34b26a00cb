/** An address alone in a paragraph becomes a card. Until then, and if that fails, it is a link. */

import { closeHistory } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Card } from "../types.ts";
import { cursorAfter } from "./blocks.ts";
import { writable } from "./body.ts";
import { element } from "./elements.ts";
import { attributeFits, marks, nodes, schema } from "./schema.ts";
import type { Surroundings } from "./surroundings.ts";

/** A card that is being made; there are as many for one address as were asked for. */
interface Coming {
  href: string;
}

/** In front of which paragraph each is awaited. */
type Places = ReadonlyMap<Coming, number>;

type Step = { begin: Coming; pos: number } | { end: Coming };

const key = new PluginKey<Places>("cards");

export function cards(): Plugin {
  return new Plugin<Places>({
    key,
    state: { init: () => new Map(), apply: next },
    props: { decorations: shown },
  });
}

/** Paste an address where a card can stand. False where it cannot. */
export function pasteCard(view: EditorView, href: string, surroundings: Surroundings): boolean {
  const { $from, empty } = view.state.selection;
  const { parent } = $from;
  const isHere = empty && $from.depth === 1 && parent.type === nodes.paragraph;
  if (!isHere || parent.content.size > 0) return false;
  const coming: Coming = { href };
  const link = schema.text(href, [marks.link.create({ href })]);
  const tr = closeHistory(view.state.tr).insert($from.pos, link).removeStoredMark(marks.link);
  tr.setMeta(key, { begin: coming, pos: $from.before() } satisfies Step);
  view.dispatch(tr.scrollIntoView());
  void make(view, coming, surroundings);
  return true;
}

async function make(view: EditorView, coming: Coming, surroundings: Surroundings): Promise<void> {
  let card: Card | null = null;
  try {
    card = await surroundings.makeCard(coming.href);
  } catch (error) {
    const why = error instanceof Error ? error.message : "No card could be made of this address.";
    surroundings.say(why);
  }
  if (view.isDestroyed) return;
  const tr = closeHistory(view.state.tr).setMeta(key, { end: coming } satisfies Step);
  const pos = key.getState(view.state)?.get(coming);
  if (card !== null && pos !== undefined) replace(tr, pos, attributesOf(card, coming.href));
  view.dispatch(tr);
}

/** The card in place of the paragraph. Whoever had the cursor there goes on in the next one. */
function replace(tr: Transaction, pos: number, attributes: Record<string, string>): void {
  const paragraph = tr.doc.nodeAt(pos);
  if (paragraph === null) return;
  const end = pos + paragraph.nodeSize;
  const { from, to } = tr.selection;
  const hadCursor = from > pos && to < end;
  const card = nodes.embed.create(attributes);
  tr.replaceWith(pos, end, card);
  if (hadCursor) cursorAfter(tr, pos + card.nodeSize);
}

function attributesOf(card: Card, href: string): Record<string, string> {
  const { title, description, provider, author } = card;
  const said = Object.entries({ title, description, provider, author });
  return {
    url: attributeFits("embed", "url", card.url) ? card.url : href,
    ...Object.fromEntries(said.map(([name, text]) => [name, writable(text)])),
  };
}

/** Whoever writes on in the paragraph wants the address as it is: its card is awaited no more. */
function next(transaction: Transaction, places: Places): Places {
  const step = transaction.getMeta(key) as Step | undefined;
  if (step === undefined && !transaction.docChanged) return places;
  const moved = new Map<Coming, number>();
  for (const [coming, pos] of places) {
    const now = transaction.mapping.map(pos);
    if (isThere(transaction.doc, now, coming.href)) moved.set(coming, now);
  }
  if (step !== undefined && "begin" in step) moved.set(step.begin, step.pos);
  if (step !== undefined && "end" in step) moved.delete(step.end);
  return moved;
}

function isThere(doc: Node, pos: number, href: string): boolean {
  const node = doc.resolve(pos).nodeAfter;
  return node?.type === nodes.paragraph && node.textContent === href;
}

function shown(state: EditorState): DecorationSet {
  const decorations = [...(key.getState(state) ?? [])].flatMap(([{ href }, pos]) => [
    Decoration.node(pos, pos + href.length + 2, { class: "card-coming" }),
    Decoration.widget(pos + href.length + 1, waiting, { side: 1, ignoreSelection: true }),
  ]);
  return DecorationSet.create(state.doc, decorations);
}

function waiting(): HTMLElement {
  return element("span", { class: "waiting", contenteditable: "false" }, "Making a card…");
}
