// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { p, quote, ul, li, writer } from "./writing.ts";

test.each([
  ["## The night", "heading level=3 The night"],
  ["### The night", "heading level=4 The night"],
  ["- water", "ul\n  li\n    p water"],
  ["1. water", "ol\n  li\n    p water"],
  ["4. water", "ol start=4\n  li\n    p water"],
  ["> No.", "quote\n  p No."],
  ["---And on", "divider\np And on"],
  ["so **very** high", "p so **very** high"],
  ["so *very* high", "p so *very* high"],
  ["see [the map](vik.example/map).", "p see [the map](https://vik.example/map)."],
  ["see [desk](desk@vik.example)", "p see [desk](mailto:desk@vik.example)"],
])("%s is read as Markdown while it is typed", (typed, written) => {
  expect(writer(p()).type(typed).written).toBe(written);
});

test.each([
  "2 * 3 * 4",
  "a [note](of no address)",
  "# one",
  "1999 - 2001",
  "**",
  "see [this](javascript:alert)",
])("%s stays as it is", (typed) => {
  expect(writer(p()).type(typed).written).toBe(`p ${typed}`);
});

test("Backspace right behind takes a shortcut back", () => {
  expect(writer(p()).type("so *very*").press("Backspace").written).toBe("p so *very*");
  expect(writer(p()).type("- ").press("Backspace").written).toBe("p -");
});

test("Mod-B, Mod-I and Mod-Z do what they do everywhere", () => {
  const ben = writer(p("word|"));
  ben.at(1, 5).press("Mod-b").press("Mod-i");
  expect(ben.written).toBe("p ***word***");
  ben.press("Mod-z").press("Mod-z");
  expect(ben.written).toBe("p word");
  expect(ben.press("Shift-Mod-z").written).toBe("p **word**");
});

test("Tab sets an item in and Shift-Tab sets it out", () => {
  const ben = writer(ul(li(p("one")), li(p("two|"))));
  expect(ben.press("Tab").written).toBe("ul\n  li\n    p one\n    ul\n      li\n        p two");
  expect(ben.press("Shift-Tab").written).toBe("ul\n  li\n    p one\n  li\n    p two");
});

test("Enter on an empty item or an empty last paragraph leaves the list and the quote", () => {
  expect(writer(ul(li(p("one|")))).press("Enter").press("Enter").type("on").written).toBe(
    "ul\n  li\n    p one\np on",
  );
  expect(writer(quote("Marit", p("No.|"))).press("Enter").press("Enter").type("on").written).toBe(
    "quote speaker=Marit\n  p No.\np on",
  );
});

test("Enter in the middle of a quote parts its paragraphs and not the quote", () => {
  const ben = writer(quote("Marit", p("No.|"), p("Never.")));
  expect(ben.press("Enter").press("Enter").type("x").written).toBe(
    "quote speaker=Marit\n  p No.\n  p\n  p x\n  p Never.",
  );
});

test("Backspace at the start of a heading makes it a paragraph", () => {
  const ben = writer(p("before"), p("|")).type("## night");
  ben.at(9);
  expect(ben.press("Backspace").written).toBe("p before\np night");
});

test("an arrow down behind a block at the end goes on in a new paragraph", () => {
  expect(writer(quote("", p("No.|"))).press("ArrowDown").type("on").written).toBe(
    "quote\n  p No.\np on",
  );
});

test("Alt and an arrow move the block that the cursor is in, and the cursor with it", () => {
  const ben = writer(p("one"), quote("", p("two|")), p("three"));
  expect(ben.press("Alt-ArrowUp").type("!").written).toBe("quote\n  p two!\np one\np three");
  expect(ben.press("Alt-ArrowDown").press("Alt-ArrowDown").type("!").written).toBe(
    "p one\np three\nquote\n  p two!!",
  );
});
