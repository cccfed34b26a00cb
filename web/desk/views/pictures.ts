/** Where the desk shows a picture from, before and after readers may have it. */

import type { Picture } from "../types.ts";

const SMALLEST = "smallest.jpg"; // there is one of every picture, however narrow

const seen = new Map<string, string>();

export function remember(picture: Picture): Picture {
  seen.set(picture.id, picture.address);
  return picture;
}

export function addressOf(root: string, asset: string): string {
  return seen.get(asset) ?? `${root}api/pictures/${asset}/${SMALLEST}`;
}
