import { expect, test } from "vitest";
import { newId } from "../../desk/keeping/ids.ts";

test("ids are UUIDs of version 7, and sort by the time that they were made", () => {
  const made = [1, 2 ** 32 - 1, 2 ** 32, Date.now()].map((time) => newId(time));
  for (const id of made) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect([...made].sort()).toEqual(made);
  expect(Number.parseInt(newId(1_642_778_640_000).slice(0, 13).replace("-", ""), 16)).toBe(1_642_778_640_000);
});
