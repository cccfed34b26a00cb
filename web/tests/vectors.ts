/** spec/vectors, which tests/journal/test_vectors.py runs in Python. */

import { readFileSync } from "node:fs";
import { test } from "vitest";

interface Named {
  name: string;
}

/** Run a test once with each vector of a group. */
export function testEach<Vector>(file: string, group: string, check: (vector: Vector & Named) => void): void {
  test.each(vectors(file, group) as (Vector & Named)[])(`${group}: $name`, check);
}

export function vectors(file: string, group: string): unknown[] {
  const path = new URL(`../../spec/vectors/${file}.json`, import.meta.url);
  const groups = JSON.parse(readFileSync(path, "utf-8")) as Record<string, unknown[]>;
  const found = groups[group];
  if (!found?.length) throw new Error(`${file}.json has no ${group}.`);
  return found;
}
