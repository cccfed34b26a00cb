// @vitest-environment happy-dom
import { join } from "node:path";
import type { Node } from "prosemirror-model";
import { expect, test } from "vitest";
import { readBody, writeBody } from "../../desk/editor/body.ts";
import { nodes, schema } from "../../desk/editor/schema.ts";
import { begin, edit } from "./editing.ts";
import { chance } from "./random.ts";
import { wrongWith } from "./server.ts";
import {
  doc,
  entry,
  factBox,
  gallery,
  h,
  image,
  li,
  p,
  quote,
  table,
  td,
  th,
  timeline,
  tr,
  ul,
} from "./writing.ts";

const EVERYTHING: Node = doc(
  nodes.paragraph.create(null, [
    schema.text("Water came over"),
    nodes.hard_break.create(),
    schema.text("the wall."),
  ]),
  h("The night"),
  ul(li(p("Strand school"), ul(li(p("the gymnasium")))), li(p("The sports hall"))),
  quote("Marit Aas", p("No."), p("Never.")),
  factBox("The wall", h("Built", 4), p("In 1962.")),
  timeline(entry("9 a.m.", p("Waves.")), entry("noon", p("Wind."))),
  gallery(image("a"), image("b"), image("c")),
  table(tr(th("Place"), th("Metres")), tr(td("Vik"), td("2.4"))),
  image("d"),
  nodes.embed.create({ url: "https://vik.example/" }),
  nodes.divider.create(),
  p("End."),
);

const SEEDS = 60;
const EDITS = 60;

function written(seed: number, afterEach: (doc: Node) => void = () => undefined): Node {
  const by = chance(seed);
  let state = begin(seed % 3 === 0 ? doc(p()) : EVERYTHING);
  for (let edits = 0; edits < EDITS; edits++) {
    state = edit(state, by);
    afterEach(state.doc);
  }
  return state.doc;
}

test.for(Array.from({ length: SEEDS }, (_, index) => index + 1))(
  "whatever is done to it, a body is one that the server takes (%i)",
  (seed) => {
    const wrong: string[] = [];
    written(seed, (after) => {
      after.check();
      const body = writeBody(after);
      wrong.push(...wrongWith(body));
      const again = JSON.stringify(writeBody(readBody(body)));
      if (again !== JSON.stringify(body)) wrong.push("not itself");
    });
    expect(wrong).toEqual([]);
  },
);

test("the checks above find what is wrong", () => {
  const body = (...content: unknown[]): unknown => ({ type: "doc", content });
  const paragraph = (content: unknown[]): unknown => body({ type: "paragraph", content });
  expect(wrongWith(body())).not.toEqual([]);
  expect(wrongWith(paragraph([{ type: "text", text: "a\u0007" }]))).not.toEqual([]);
  expect(wrongWith(paragraph([{ type: "paragraph" }]))).not.toEqual([]);
  expect(wrongWith(body({ type: "embed", attrs: { url: "vik" } }))).not.toEqual([]);
  expect(wrongWith(body({ type: "heading", attrs: { level: 1 } }))).not.toEqual([]);
});

/** What pytest gives to the server itself: tests/desk/test_editor_bodies.py. Renew with “vitest -u”. */
test("the bodies that the server's own tests read are those that the editor writes", async () => {
  const all = [EVERYTHING, ...Array.from({ length: 20 }, (_, index) => written(index + 1))];
  const used = new Set<string>();
  for (const body of all) {
    body.descendants((node) => {
      used.add(node.type.name);
    });
  }
  expect(Object.keys(schema.nodes).filter((name) => name !== "doc" && !used.has(name))).toEqual([]);
  const lines = all.map((body) => JSON.stringify(writeBody(body)));
  const file = join(import.meta.dirname, "bodies.json");
  await expect(`[\n${lines.join(",\n")}\n]\n`).toMatchFileSnapshot(file);
});
