import { expect, test } from "vitest";
import { cleanAddress, loneAddress, typedAddress } from "../../desk/editor/addresses.ts";

test.each([
  ["https://vik.example/a?utm_source=x&id=4&utm_medium=y#map", "https://vik.example/a?id=4#map"],
  ["https://vik.example/?fbclid=1&gclid=2", "https://vik.example/"],
  ["https://vik.example/a?q=a%20b+c&fbclid=1", "https://vik.example/a?q=a%20b+c"],
  ["https://vik.example/a?q=%C3%A6&b", "https://vik.example/a?q=%C3%A6&b"],
  ["https://www.google.com/url?q=https://vik.example/&sa=D", "https://vik.example/"],
  ["https://ben:secret@vik.example/", "https://vik.example/"],
  ["https://blåhav.example/ø", "https://xn--blhav-nra.example/%C3%B8"],
  ["mailto:desk@vik.example", "mailto:desk@vik.example"],
])("%s is cleaned", (given, clean) => {
  expect(cleanAddress(given)).toBe(clean);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "/relative",
  "vik",
  "mailto:",
  "ftp://vik.example",
  "https://",
  "https://a!b.example/",
])("%s is no address to link to", (given) => {
  expect(cleanAddress(given)).toBeNull();
});

test.each([
  ["vik.example", "https://vik.example/"],
  ["vik.example/map", "https://vik.example/map"],
  ["desk@vik.example", "mailto:desk@vik.example"],
  [" https://vik.example/ ", "https://vik.example/"],
  ["the map", null],
  ["javascript:alert(1)", null],
])("%s is understood where an address is asked for", (typed, href) => {
  expect(typedAddress(typed)).toBe(href);
});

test("an address with words beside it is not alone", () => {
  expect(loneAddress(" https://vik.example/a\n")).toBe("https://vik.example/a");
  expect(loneAddress("see https://vik.example/a")).toBeNull();
  expect(loneAddress("vik.example")).toBeNull();
});
