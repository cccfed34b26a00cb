/** What is done to a draft as it was read. Who asked for it decides anew where it has changed since. */

import { Collided } from "../net/errors.ts";
import type { Draft } from "../types.ts";
import type { Desk } from "./desk.svelte.ts";

export interface Deed {
  verb: string;
  said: string;
  deed: (version: number) => Promise<unknown>;
}

/** Null when it was not done, and they are asked. */
export async function asRead(desk: Desk, read: Draft, asked: Deed): Promise<unknown> {
  try {
    return await asked.deed(read.version);
  } catch (error) {
    if (!(error instanceof Collided && "stage" in error.current)) throw error;
    await desk.openLater(import("./AskNewer.svelte"), { read, now: error.current, asked });
    return null;
  }
}
