/** The pictures that bodies show. */

import type { Body, Picture } from "../types.ts";
import { asNode, said, type BlockNode } from "./blocks.ts";
import type { Room } from "./room.svelte.ts";

export type Shown = Picture["attributes"];

/** Each once, in the order of the body. */
export function picturesIn(body: Body): Shown[] {
  const found = body.content.flatMap((block) => within(asNode(block)));
  return [...new Map(found.map((shown) => [shown.asset, shown])).values()];
}

/** Those of the page, from its top down, and then those that are not published yet. */
export function picturesOf(room: Room): Shown[] {
  const bodies = [...room.posts.map(({ state }) => state.body as Body), ...room.drafts.map(({ text }) => text.body)];
  const found = bodies.flatMap(picturesIn).reverse();
  return [...new Map(found.map((shown) => [shown.asset, shown])).values()].reverse();
}

/** What an image block, or the head of a page, says of its picture. */
export function shownOf(attrs: Record<string, unknown>): Shown {
  const node = { type: "image", attrs };
  const [asset, caption, credit] = [said(node, "asset"), said(node, "caption"), said(node, "credit")];
  return { asset, caption, credit, source: said(node, "source"), alt: said(node, "alt") };
}

function within(node: BlockNode): Shown[] {
  const own = node.type === "image" ? [shownOf(node.attrs ?? {})].filter(({ asset }) => asset) : [];
  return [...own, ...(node.content ?? []).flatMap(within)];
}
