import { expect, test } from "vitest";
import { rangesAfter, type Range } from "../protocol/segments.ts";
import { vectors } from "./vectors.ts";

interface Asked {
  place: number;
  seq: number;
  size: number;
  ranges: Range[];
}

test.each(vectors("segments", "ranges") as Asked[])("ranges: $name", ({ place, seq, size, ranges }) => {
  expect([...rangesAfter(place, seq, size)]).toEqual(ranges);
});

interface Addressed {
  first: number;
  last: number;
  seq: number;
  size: number;
  addressable: boolean;
}

test.each(vectors("segments", "addresses") as Addressed[])("addresses: $name", (vector) => {
  const { first, last, seq, size, addressable } = vector;
  const end = Math.min(seq, endOfSegment(first, size));
  expect(first >= 1 && first <= last && last <= end).toBe(addressable);
});

test("whatever is missing is asked for once, within segments", () => {
  for (const size of [1, 3, 7]) {
    for (let place = 0; place <= 20; place += 1) {
      for (let seq = place; seq <= 20; seq += 1) {
        const ranges = [...rangesAfter(place, seq, size)];
        const asked = ranges.flatMap(([first, last]) => upTo(first, last));
        expect(asked.filter((one) => one > place)).toEqual(upTo(place + 1, seq));
        expect(ranges.every(([first, last]) => last <= endOfSegment(first, size))).toBe(true);
      }
    }
  }
});

test("wherever readers come from, few ranges of the open segment serve them", () => {
  const places = upTo(200, 249);
  const asked = places.map((place) => [...rangesAfter(place, 250, 100)].join());
  expect(new Set(asked)).toEqual(
    new Set(["250,250", "249,250", "247,250", "243,250", "235,250", "219,250", "201,250"]),
  );
});

function upTo(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The last change of the segment in which this one lies. */
function endOfSegment(seq: number, size: number): number {
  return Math.ceil(seq / size) * size;
}
