import { expect } from "vitest";
import type { Change } from "../protocol/changes.ts";
import { canonical, ChainBroken, sha256, verify, type Tip } from "./digest.ts";
import { testEach } from "./vectors.ts";

interface Written {
  value: unknown;
  canonical: string;
  sha256: string;
}

testEach<Written>("canonical", "written", (vector) => {
  expect(canonical(vector.value)).toBe(vector.canonical);
  expect(sha256(vector.canonical)).toBe(vector.sha256);
});

testEach<{ value: unknown }>("canonical", "refused", ({ value }) => {
  expect(() => canonical(value)).toThrow(RangeError);
});

interface Chain {
  after: Tip;
  changes: Change[];
  verdict: Tip | { broken_at: number };
}

testEach<Chain>("chains", "chains", ({ after, changes, verdict }) => {
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
