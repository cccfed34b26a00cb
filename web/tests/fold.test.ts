import { expect, test } from "vitest";
import type { Change, CoverageState, PostState, WithdrawalState } from "../protocol/changes.ts";
import { CoverageFold, GapFound } from "../protocol/fold.ts";
import { vectors } from "./vectors.ts";

interface Case {
  changes: Change[];
  expected: {
    seq: number;
    digest: string;
    coverage: CoverageState | null;
    standing: string[];
    posts: Record<string, PostState>;
    withdrawn: Record<string, WithdrawalState>;
    first_seq: Record<string, number>;
  };
}

const CASES = vectors("fold", "cases") as Case[];

test.each(CASES)("cases: $name", ({ changes, expected }) => {
  expect(plain(fold(changes))).toEqual(expected);
});

test.each(CASES)("in two goes: $name", ({ changes, expected }) => {
  for (let cut = 0; cut <= changes.length; cut += 1) {
    expect(plain(fold(changes.slice(cut), fold(changes.slice(0, cut))))).toEqual(expected);
  }
});

interface Gap {
  changes: Change[];
  expected: number;
  found: number;
  seq: number;
}

test.each(vectors("fold", "gaps") as Gap[])("gaps: $name", ({ changes, expected, found, seq }) => {
  const onto = new CoverageFold();
  const error = thrownBy(() => fold(changes, onto));
  expect(error).toBeInstanceOf(GapFound);
  expect(error).toMatchObject({ expected, found });
  expect(onto.seq).toBe(seq);
});

test("a kind that is not known does nothing but count", () => {
  const opened = CASES.flatMap(({ changes }) => changes).slice(0, 1);
  const unknown = opened.map((change) => ({ ...change, seq: 2, kind: "weather", state: { rain: true } }));
  const folded = fold([...opened, ...(unknown as unknown as Change[])]);
  expect(folded.seq).toBe(2);
  expect(folded.coverage).toEqual(opened[0]?.state);
  expect(folded.posts.size).toBe(0);
});

test("a place is remembered when its post is withdrawn", () => {
  for (const { changes, expected } of CASES) {
    const folded = fold(changes);
    for (const [id, { position }] of Object.entries(expected.withdrawn)) {
      expect(folded.placeOf(id)).toEqual({ position, id });
    }
    expect(folded.placeOf("nobody")).toBeUndefined();
  }
});

function fold(changes: Change[], onto = new CoverageFold()): CoverageFold {
  for (const change of changes) onto.apply(change);
  return onto;
}

function plain(folded: CoverageFold): Case["expected"] {
  const { seq, digest, coverage } = folded;
  return {
    seq,
    digest,
    coverage,
    standing: folded.standing(),
    posts: Object.fromEntries(folded.posts),
    withdrawn: Object.fromEntries(folded.withdrawn),
    first_seq: Object.fromEntries(folded.firstSeq),
  };
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
