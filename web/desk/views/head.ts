/** The page's head, changed from what is seen of it here. Where that stands there no longer, what does is shown. */

import type { CoverageEdit } from "../net/api.ts";
import { Overtaken } from "../net/errors.ts";
import type { Coverage } from "../types.ts";
import type { Desk } from "./desk.svelte.ts";
import type { Room } from "./room.svelte.ts";

export async function editHead(room: Room, desk: Desk, edit: CoverageEdit): Promise<void> {
  try {
    room.coverage = await desk.api.editCoverage(room.slug, edit);
  } catch (error) {
    if (error instanceof Overtaken) room.coverage = error.current as Coverage;
    throw error;
  }
}
