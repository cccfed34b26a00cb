/**
 * Pictures that this device keeps until the server has them.
 *
 * A picture is called by the SHA-256 of its bytes, here as at the server. So a text shows it from the
 * moment that it was given, without a network too, and is the same text when the picture has arrived.
 */

import type { Picture, Text } from "../types.ts";
import type { Node } from "./blocks.ts";
import type { Asked, Kept, KeptPicture, Within } from "./database.ts";

/** What an image block says of its picture. */
export type Attributes = Picture["attributes"];

interface Named {
  asset: string;
  file: Blob;
}

/** Read it to its end, so that a file that the phone takes away later is here all the same. */
export async function named(file: Blob): Promise<Named> {
  const bytes = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const asset = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { asset, file: new Blob([bytes], { type: file.type }) };
}

/** The same picture twice is one; one that was refused is tried anew. */
export async function keepPicture(within: Within, { asset, file }: Named): Promise<void> {
  const known = await within.get("pictures", asset);
  const fresh = { asset, size: file.size, arrived: 0, kept_at: Date.now() };
  within.put("pictures", { ...fresh, ...known, refusal: null });
  within.put("files", { asset, file });
}

export function blank(asset: string): Attributes {
  return { asset, caption: "", credit: "", source: "", alt: "" };
}

/** The pictures that a text shows. */
export function shownIn(text: Text): Set<string> {
  const found = new Set<string>();
  const look = ({ type, attrs, content }: Node): void => {
    if (type === "image" && typeof attrs?.["asset"] === "string") found.add(attrs["asset"]);
    content?.forEach(look);
  };
  (text.body.content as Node[]).forEach(look);
  return found;
}

/** Those that are to be sent: what nothing shows any more is not. */
export function toBeSent(pictures: KeptPicture[], compositions: Kept[], outbox: Asked[]): KeptPicture[] {
  if (!pictures.length) return [];
  const shown = new Set([...compositions, ...outbox].flatMap(({ text }) => [...shownIn(text)]));
  return pictures.filter(({ asset, refusal }) => refusal === null && shown.has(asset));
}

/** Whether an act waits for a picture: one that its text shows, or that of an act which comes before. */
export function waitsForPictures(asked: Asked, outbox: Asked[], pictures: KeptPicture[]): boolean {
  const missing = pictures.filter(({ refusal }) => refusal === null).map(({ asset }) => asset);
  if (!missing.length) return false;
  return outbox.some(({ id, place, act, text }) => {
    if (id !== asked.id || place > asked.place || act.do === "discard") return false;
    const shown = shownIn(text);
    return missing.some((asset) => shown.has(asset));
  });
}

/** Why a text cannot be published: the server did not take one of its pictures. Null when it can. */
export function refusedIn(text: Text, pictures: KeptPicture[]): string | null {
  const shown = shownIn(text);
  return pictures.find(({ asset, refusal }) => refusal !== null && shown.has(asset))?.refusal ?? null;
}

/** The text with what a picture says of itself, where its writer has said nothing. */
export function filledIn(text: Text, said: Attributes): Text {
  const fill = (node: Node): Node => {
    if (node.type === "image" && node.attrs?.["asset"] === said.asset) {
      const written = Object.entries(node.attrs).filter(([, value]) => value !== "" && value !== null);
      return { ...node, attrs: { ...said, ...Object.fromEntries(written) } };
    }
    return node.content ? { ...node, content: node.content.map(fill) } : node;
  };
  return { ...text, body: { ...text.body, content: (text.body.content as Node[]).map(fill) } };
}
