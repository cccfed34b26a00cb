/** What was asked for a composition and is not done yet: its acts, as they wait in the outbox. */

import type { Id } from "../types.ts";
import type { Asked, Within } from "./database.ts";

/** In the order in which they were asked for. */
export async function actsOf(within: Within, id: Id): Promise<Asked[]> {
  return (await within.all("outbox")).filter((asked) => asked.id === id);
}

export function takeBack(within: Within, acts: Asked[]): void {
  for (const { place } of acts) within.remove("outbox", place);
}
