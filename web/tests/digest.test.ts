import { expect, test } from "vitest";
import type { Change } from "../protocol/changes.ts";
import { canonical, ChainBroken, sha256, verify, type Tip } from "./digest.ts";
import { vectors } from "./vectors.ts";

interface Written {
  value: unknown;
  canonical: string;
  sha256: string;
}

test.each(vectors("canonical", "written") as Written[])("written: $name", (vector) => {
  expect(canonical(vector.value)).toBe(vector.canonical);
  expect(sha256(vector.canonical)).toBe(vector.sha256);
});

test.each(vectors("canonical", "refused") as { value: unknown }[])("refused: $name", ({ value }) => {
  expect(() => canonical(value)).toThrow(RangeError);
});

interface Chain {
  after: Tip;
  changes: Change[];
  verdict: Tip | { broken_at: number };
}

test.each(vectors("chains", "chains") as Chain[])("chains: $name", ({ after, changes, verdict }) => {
  expect(found(changes, after)).toEqual(verdict);
});

function found(changes: Change[], after: Tip): Chain["verdict"] {
  try {
    return verify(changes, after);
  } catch (error) {
    if (error instanceof ChainBroken) return { broken_at: error.seq };
    throw error;
  }
}
