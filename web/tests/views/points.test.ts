import { expect, test } from "vitest";
import { mergePoints } from "../../desk/views/points.ts";

test("what both added is kept", () => {
  const { points, clash } = mergePoints(["A"], ["A", "Ada's"], ["A", "Ben's"]);
  expect(points).toEqual(["A", "Ada's", "Ben's"]);
  expect(clash).toBe(false);
});

test("a point that both changed is two points, and it is said", () => {
  const { points, clash } = mergePoints(["A", "B"], ["A by Ada", "B"], ["A by Ben", "B"]);
  expect(points).toEqual(["A by Ada", "A by Ben", "B"]);
  expect(clash).toBe(true);
});

test("a point that one took out is out, and one that the other rewrote then stays", () => {
  expect(mergePoints(["A", "B"], ["B"], ["A", "B", "C"]).points).toEqual(["B", "C"]);
  expect(mergePoints(["A", "B"], ["B"], ["A, and more", "B"]).points).toEqual(["A, and more", "B"]);
});
