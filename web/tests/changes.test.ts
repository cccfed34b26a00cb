import { expect } from "vitest";
import type { Change } from "../protocol/changes.ts";
import { testEach } from "./vectors.ts";

interface Encoded {
  change: Change;
  json: string;
}

testEach<Encoded>("changes", "encoded", ({ change, json }) => {
  expect(JSON.parse(json)).toEqual(change);
  expect(JSON.stringify(JSON.parse(json))).toBe(json);
});

testEach<Encoded>("changes", "accepted", ({ change, json }) => {
  expect(JSON.parse(json)).toMatchObject(change);
});
