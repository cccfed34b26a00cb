// @vitest-environment happy-dom
import type { Node } from "prosemirror-model";
import { sinkListItem } from "prosemirror-schema-list";
import { expect, test } from "vitest";
import { inserting } from "../../desk/editor/blocks.ts";
import { nodes } from "../../desk/editor/schema.ts";
import { linkAt, linking } from "../../desk/editor/links.ts";
import { addColumn, removeColumn, removeRow, toggleHeader } from "../../desk/editor/tables.ts";
import {
  Writer,
  doc,
  entry,
  factBox,
  li,
  p,
  pluginsFor,
  quiet,
  quote,
  table,
  td,
  th,
  timeline,
  tr,
  ul,
  writer,
} from "./writing.ts";

const now = (): string => "4:44 p.m.";

test("a quote goes around the paragraph that the cursor is in, and away again", () => {
  const ben = new Writer(doc(p("No.|")));
  ben.does(inserting("quote", now));
  expect(ben.written).toBe("quote\n  p No.");
  ben.does(inserting("quote", now));
  expect(ben.written).toBe("p No.");
});

test("a block takes the place of an empty paragraph, and stands behind what is written", () => {
  const ben = new Writer(doc(p("before"), p("|")));
  ben.does(inserting("timeline", now));
  expect(ben.written).toBe("p before\ntimeline\n  timeline_entry when=4:44 p.m.\n    p");
  ben.at(2).does(inserting("divider", now));
  expect(ben.written).toMatch(/^p before\ndivider\np\ntimeline/);
});

test("from within a list a block goes behind it", () => {
  const ben = new Writer(doc(ul(li(p("wat|er"))), p("after")));
  ben.does(inserting("table", now));
  const outer = ben.written.split("\n").filter((line) => !line.startsWith(" "));
  expect(outer).toEqual(["ul", "table", "p after"]);
});

test("a list becomes the other kind, and then plain", () => {
  const ben = new Writer(doc(ul(li(p("water|")))));
  ben.does(inserting("ordered_list", now));
  expect(ben.written).toBe("ol\n  li\n    p water");
  ben.does(inserting("ordered_list", now));
  expect(ben.written).toBe("p water");
});

test("Enter in a timeline: another paragraph, the next entry with the time, and out", () => {
  const ben = writer(timeline(entry("4 p.m.", p("Waves.|"))));
  expect(ben.press("Enter").press("Enter").type("Wind.").written).toBe(
    "timeline\n  timeline_entry when=4 p.m.\n    p Waves.\n  timeline_entry when=4:44 p.m.\n    p Wind.",
  );
  expect(ben.press("Enter").press("Enter").press("Enter").type("on").written).toBe(
    "timeline\n  timeline_entry when=4 p.m.\n    p Waves.\n  timeline_entry when=4:44 p.m.\n    p Wind.\np on",
  );
});

test("Enter in an empty timeline makes it a paragraph", () => {
  const ben = writer(p("before"), timeline(entry("4 p.m.", p("|"))));
  expect(ben.press("Enter").type("on").written).toBe("p before\np on");
});

test("Enter leaves a fact box, and a list in it goes out into the box first", () => {
  const ben = writer(factBox("The wall", ul(li(p("Stone.|")))));
  expect(ben.press("Enter").press("Enter").type("in").written).toBe(
    "fact_box title=The wall\n  ul\n    li\n      p Stone.\n  p in",
  );
  expect(ben.press("Enter").press("Enter").type("out").written).toMatch(/\n {2}p in\np out$/);
});

const levels = (): Writer => writer(table(tr(th("Place|"), th("Level")), tr(td("Vik"), td("2.4"))));

test("Tab goes from cell to cell, and Enter down and on in a new row", () => {
  const ben = levels().press("Tab").type("s").press("Tab").type("A").press("Shift-Tab").type("!");
  expect(ben.written).toBe("table\n  tr\n    th Place\n    th Levels!\n  tr\n    td VikA\n    td 2.4");
  ben.press("Enter").press("Enter").type("new");
  expect(ben.written).toMatch(/2\.4\n {2}tr\n {4}td\n {4}td new$/);
});

test("Enter in an empty last row leaves the table without it", () => {
  const ben = levels().press("Enter").press("Enter").press("Enter").type("on");
  expect(ben.written).toBe("table\n  tr\n    th Place\n    th Level\n  tr\n    td Vik\n    td 2.4\np on");
});

test("columns and rows come and go, and with the last one the table", () => {
  const ben = levels();
  ben.does(addColumn);
  expect(ben.written).toBe("table\n  tr\n    th Place\n    th\n    th Level\n  tr\n    td Vik\n    td\n    td 2.4");
  ben.does(removeColumn);
  ben.does(removeRow);
  expect(ben.written).toBe("table\n  tr\n    td Vik\n    td 2.4");
  ben.does(toggleHeader);
  expect(ben.written).toBe("table\n  tr\n    th Vik\n    th 2.4");
  ben.does(removeRow);
  expect(ben.written).toBe("p");
});

test("Backspace over several cells empties them and leaves them where they are", () => {
  const ben = levels().at(5, 22).press("Backspace");
  expect(ben.written).toBe("table\n  tr\n    th Pl\n    th\n  tr\n    td\n    td 2.4");
});

test("a link is set on what is selected, changed where the cursor is in it, and taken away", () => {
  const ben = new Writer(doc(p("see the map")));
  ben.at(5, 12);
  ben.state = ben.state.apply(linking(ben.state, "https://vik.example/"));
  expect(ben.written).toBe("p see [the map](https://vik.example/)");
  ben.at(8);
  expect(linkAt(ben.state)).toEqual({ from: 5, to: 12, href: "https://vik.example/" });
  ben.state = ben.state.apply(linking(ben.state, "https://halden.example/"));
  expect(ben.written).toBe("p see [the map](https://halden.example/)");
  ben.state = ben.state.apply(linking(ben.state, null));
  expect(ben.written).toBe("p see the map");
});

test("an address without words becomes words that lead to it", () => {
  const ben = new Writer(doc(p("mail |")));
  ben.state = ben.state.apply(linking(ben.state, "mailto:desk@vik.example"));
  expect(ben.written).toBe("p mail [desk@vik.example](mailto:desk@vik.example)");
});

function refused(start: Node, does: (ben: Writer) => void): string[] {
  const said: string[] = [];
  const say = (sentence: string): number => said.push(sentence);
  const ben = new Writer(doc(start), pluginsFor({ ...quiet, say }));
  const before = ben.written;
  does(ben);
  expect(ben.written).toBe(before);
  return said;
}

test("what the server would not take is not done, and said", () => {
  let deep = ul(li(p("one")), li(p("two|")));
  for (let level = 1; level < 7; level++) deep = ul(li(p("around"), deep));
  expect(refused(deep, (ben) => ben.does(sinkListItem(nodes.list_item)))).toEqual([
    "Lists cannot be set further in than this.",
  ]);
  const long = "x".repeat(300_000);
  const more = (ben: Writer): void => {
    ben.state = ben.state.apply(ben.state.tr.insertText(long));
  };
  expect(refused(p("a"), more)).toEqual([
    "This is more than one post can hold, which is 256 KB.",
  ]);
});

test("what is quoted keeps its speaker when its words are moved about", () => {
  const ben = writer(quote("Marit", p("No.|")), p("after"));
  expect(ben.press("Alt-ArrowDown").written).toBe("p after\nquote speaker=Marit\n  p No.");
});
