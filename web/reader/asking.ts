/** Asking for what is missing: the head says where the journal stands, ranges bring the rest. */

import type { Head, Segment } from "../protocol/changes.ts";
import { rangesAfter } from "../protocol/segments.ts";
import { hear } from "./clock.ts";
import type { Place } from "./place.ts";

const PATIENCE = 20_000; // a connection that died silently would otherwise be waited for for ever

/** Where the journal stands now. `no-cache` has the browser ask, not answer itself; a CDN still may. */
export function askHead(live: string): Promise<Head> {
  return ask(`${live}head.json`, "no-cache");
}

/** Fetch and take whatever lies between the place and `seq`. */
export async function catchUp(live: string, place: Place, head: Head, seq: number): Promise<void> {
  for (const [first, last] of rangesAfter(place.seq, seq, head.segment_size)) {
    const address = `${live}journal/${head.edition}/${first}-${last}.json`;
    const { changes } = await ask<Segment>(address);
    if (!place.take(changes)) throw new Error();
  }
}

async function ask<Document>(address: string, cache?: RequestCache): Promise<Document> {
  const response = await fetch(address, { cache, signal: AbortSignal.timeout(PATIENCE) } as RequestInit);
  if (!response.ok) throw new Error("", { cause: response.status === 410 }); // it has another edition now
  const date = response.headers.get("date");
  if (date && cache) hear(date);
  return response.json() as Promise<Document>;
}
