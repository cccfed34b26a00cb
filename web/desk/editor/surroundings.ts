/** What the parts of the editor are given by whoever made it. */

import type { Card, Picture } from "../types.ts";

export interface Surroundings {
  uploadPicture: (file: File, progress: (fraction: number) => void) => Promise<Picture>;
  makeCard: (url: string) => Promise<Card>;
  pictureAddress: (asset: string) => string;
  now: () => string;
  publish: () => void;
  /** Tell somebody who sees the page, and somebody who hears it. */
  say: (sentence: string) => void;
}
