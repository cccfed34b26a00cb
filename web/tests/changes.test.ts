import { expect, test } from "vitest";
import type { Change } from "../protocol/changes.ts";
import { vectors } from "./vectors.ts";

interface Encoded {
  change: Change;
  json: string;
}

test.each(vectors("changes", "encoded") as Encoded[])("encoded: $name", ({ change, json }) => {
  expect(JSON.parse(json)).toEqual(change);
  expect(JSON.stringify(JSON.parse(json))).toBe(json);
});

test.each(vectors("changes", "accepted") as Encoded[])("accepted: $name", ({ change, json }) => {
  expect(JSON.parse(json)).toMatchObject(change);
});
