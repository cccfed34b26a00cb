/** What the parts of the editor are given by whoever made it. */

import type { Card, Picture } from "../types.ts";

/** How a picture fares that this device has and the server does not have yet. */
export interface OnTheWay {
  /** How much of it the server has, from 0 to 1. */
  share: number;
  /** Nothing can be sent now. */
  waits: boolean;
  /** Why the server does not take it, as a sentence. */
  refusal: string | null;
}

export interface Surroundings {
  takeIn: (file: File, progress: (fraction: number) => void) => Promise<Pick<Picture, "attributes">>;
  /** Null when it is at the server. */
  watchPicture: (asset: string, tell: (now: OnTheWay | null) => void) => () => void;
  /** Send it once more; the server has refused it. */
  retryPicture: (asset: string) => void;
  makeCard: (url: string) => Promise<Card>;
  pictureAddress: (asset: string) => string;
  now: () => string;
  publish: () => void;
  /** Tell somebody who sees the page, and somebody who hears it. */
  say: (sentence: string) => void;
}
