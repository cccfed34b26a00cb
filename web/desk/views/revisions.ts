/** What stands over a post's text, and how it changed from one revision to the next. */

import type { Revision } from "../types.ts";
import { list } from "./words.ts";

export interface Line {
  name: string;
  now: string;
  /** What it was in the revision before; null where there was none. */
  before: string | null;
}

/** Byline, place and tags: those that changed, and in the first revision those that it had. */
export function linesOf(revision: Revision, before: Revision | undefined): Line[] {
  const old = before ? saidOver(before) : [];
  return saidOver(revision)
    .map(([name, now], place) => ({ name, now, before: old[place]?.[1] ?? null }))
    .filter((line) => line.now !== (line.before ?? ""));
}

function saidOver({ bylines, place, tags }: Revision): [string, string][] {
  return [
    ["By", list(bylines)],
    ["Place", place],
    ["Tags", tags.join(", ")],
  ];
}
