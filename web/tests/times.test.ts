import { expect, test } from "vitest";
import { ago, written, type Labels } from "../reader/times.ts";
import { vectors } from "./vectors.ts";

interface Time {
  moment: string;
  zone: string;
  language: string;
  style: string;
  labels: Labels;
  clock: string;
  date: string;
}

test.each(vectors("times", "times") as Time[])("times: $name", (vector) => {
  const { moment, zone, language, style, labels, clock, date } = vector;
  expect(written(moment, zone, language, style, labels)).toMatchObject({ clock, date });
});

test("a zone whose names are not known is said by its offset", () => {
  const said = (zone: string): string => written("2022-01-21T21:44:00Z", zone, "en", "ap", {}).label;
  expect(said("America/New_York")).toBe("UTC-05:00");
  expect(said("Asia/Kolkata")).toBe("UTC+05:30");
  expect(said("Europe/London")).toBe("UTC+00:00");
  expect(said("Pacific/Auckland")).toBe("UTC+13:00");
});

const MOMENT = "2022-01-21T16:44:00-05:00";
const after = (seconds: number, language = "en"): string =>
  ago(MOMENT, Date.parse("2022-01-21T21:44:00Z") + seconds * 1000, language);

test.each([
  [0, "now"],
  [59, "now"],
  [-20, "now"],
  [60, "1 min ago"],
  [119, "1 min ago"],
  [59 * 60 + 59, "59 min ago"],
  [60 * 60, "1 hr ago"],
  [24 * 60 * 60 - 1, "23 hr ago"],
  [24 * 60 * 60, ""],
])("after %i seconds: %s", (seconds, words) => {
  expect(after(seconds)).toBe(words);
});

test("how long ago is said in the page's language", () => {
  expect(after(0, "de")).toBe("jetzt");
  expect(after(120, "de")).toBe("vor 2 Min.");
  expect(after(120, "fr")).toMatch(/^il y a 2.min$/);
});
