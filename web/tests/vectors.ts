/** spec/vectors, which tests/journal/test_vectors.py runs in Python. */

import { readFileSync } from "node:fs";

/** A group of vectors from a file; each has a `name`. */
export function vectors(file: string, group: string): unknown[] {
  const path = new URL(`../../spec/vectors/${file}.json`, import.meta.url);
  const groups = JSON.parse(readFileSync(path, "utf-8")) as Record<string, unknown[]>;
  const found = groups[group];
  if (!found?.length) throw new Error(`${file}.json has no ${group}.`);
  return found;
}
