/** Where the desk shows a picture from: this device, while the server does not have it; then the server. */

import { SvelteMap } from "svelte/reactivity";
import type { OnTheWay } from "../editor/surroundings.ts";
import type { Attributes, Keeping } from "../keeping/index.ts";
import type { Body, Picture } from "../types.ts";
import type { Desk } from "./desk.svelte.ts";

const SMALLEST = "smallest.jpg"; // there is one of every picture, however narrow

const seen = new SvelteMap<string, string>();

export function remember(picture: Picture): Picture {
  seen.set(picture.id, picture.address);
  return picture;
}

export function addressOf(root: string, asset: string): string {
  return seen.get(asset) ?? `${root}api/pictures/${asset}/${SMALLEST}`;
}

/**
 * Take a picture in. Over plain http a browser does not tell what a file's name is, so there it is sent
 * at once, and is lost with the page.
 */
export async function takeIn({ api, keeping }: Desk, file: Blob): Promise<{ attributes: Attributes }> {
  if (!isSecureContext) return remember(await api.uploadPicture(file));
  const attributes = await keeping.keepPicture(file);
  showFrom(file, attributes.asset);
  return { attributes };
}

/** Have what is not at the server yet shown from this device. */
export async function showKept(keeping: Keeping, asset: string): Promise<void> {
  if (seen.has(asset)) return;
  const file = await keeping.fileOf(asset);
  if (file) showFrom(file, asset);
}

/** All of them, as they are now: before anything is shown that would ask the server for them. */
export function showAllKept(keeping: Keeping): Promise<void> {
  return new Promise((resolve) => {
    const stop = keeping.watch((_all, { pictures }) => {
      stop();
      void Promise.all(pictures.map(({ asset }) => showKept(keeping, asset))).then(() => { resolve(); });
    });
  });
}

/** Tell how a picture fares, now and whenever it is different; the answer ends that. */
export function watchPicture({ keeping }: Desk, asset: string, tell: (now: OnTheWay | null) => void): () => void {
  return keeping.watch((_all, { away, pictures, signed_out }) => {
    const found = pictures.find((one) => one.asset === asset);
    if (!found) tell(null);
    else void showKept(keeping, asset).then(() => { tell({ ...found, waits: away || signed_out !== null }); });
  });
}

/** Whether a body shows a picture without words for those who cannot see it. */
export function lacksAlt(body: Body): boolean {
  return body.content.some(function lacks(node: unknown): boolean {
    const { type, attrs, content } = node as { type: string; attrs?: Picture["attributes"]; content?: unknown[] };
    if (type === "image") return Boolean(attrs?.asset) && !attrs?.alt.trim();
    return content?.some(lacks) ?? false;
  });
}

function showFrom(file: Blob, asset: string): void {
  if (!seen.has(asset)) seen.set(asset, URL.createObjectURL(file));
}
