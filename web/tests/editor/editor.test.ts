// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { desk, named, write } from "./desk.ts";
import {
  doc,
  entry,
  factBox,
  gallery,
  image,
  p,
  quote,
  table,
  td,
  timeline,
  tr,
} from "./writing.ts";
import type { Node } from "prosemirror-model";
import type { Body } from "../../desk/types.ts";

function body(...blocks: Node[]): Body {
  return doc(...blocks).toJSON() as Body;
}

test("what is given comes out as it was, whatever blocks it has", () => {
  const given = body(
    p("one"),
    quote("Marit Aas", p("No.")),
    factBox("The wall", p("1962")),
    timeline(entry("9 a.m.", p("Waves."))),
    gallery(image("a"), image("b")),
    table(tr(td("x"))),
    p("end"),
  );
  expect(desk(given).editor.body()).toEqual(given);
});

test("a last empty paragraph is a place to write in, and no part of the body", () => {
  expect(desk(body(p("one"), p(), p())).editor.body()).toEqual(body(p("one")));
  const { editor } = desk(body(p()));
  expect(editor.isEmpty()).toBe(true);
  expect(editor.body()).toEqual(body(p()));
});

test("a body that the schema does not know loses its form and keeps its words", () => {
  const verse = { type: "verse", content: [{ type: "text", text: "Waves." }] };
  const strange = { type: "poem", content: [verse] };
  const { editor } = desk({ type: "doc", content: [strange, p("After.").toJSON()] });
  expect(editor.body()).toEqual(body(p("Waves."), p("After.")));
});

test.each([
  ["Speaker", quote("", p("No.")), "quote speaker=Marit Aas"],
  ["Role", quote("", p("No.")), "quote role=Marit Aas"],
  ["Title", factBox("", p("1962")), "fact_box title=Marit Aas"],
  ["Time", timeline(entry("", p("Waves."))), "timeline_entry when=Marit Aas"],
  ["What the table shows", table(tr(td("x"))), "table caption=Marit Aas"],
  ["Alt text", image("a"), "alt=Marit Aas"],
  ["Caption", image("a"), "caption=Marit Aas"],
  ["Credit", image("a"), "credit=Marit Aas"],
  ["Source", image("a"), "source=Marit Aas"],
  ["Caption of the gallery", gallery(image("a")), "gallery caption=Marit Aas"],
])("“%s” is in the body at each keystroke", (name, block, written) => {
  const { page, kept, written: now } = desk(body(block));
  const field = named(page, name);
  write(field, "Marit A");
  write(field, "Marit Aa");
  write(field, "Marit Aas");
  expect(kept).toHaveLength(3);
  expect(now()).toContain(written);
});

test("a body from elsewhere is shown, and is nothing that was written here", () => {
  const { editor, kept, page } = desk(body(quote("Marit", p("No."))));
  editor.setBody(body(quote("Marit Aas", p("No."))));
  const speaker = page.querySelector<HTMLInputElement>('[data-attribute="speaker"]');
  expect(speaker?.value).toBe("Marit Aas");
  expect(kept).toEqual([]);
});

test("pictures change places by buttons, and it is said where they are", () => {
  const { page, written } = desk(body(gallery(image("a"), image("b"), image("c"))));
  const assets = (): string => [...written().matchAll(/asset=(.)/g)].map(([, one]) => one).join("");
  expect(assets()).toBe("abc");
  page.querySelector<HTMLElement>(".later")?.click();
  expect(assets()).toBe("bac");
  expect(page.querySelector('[role="status"]')?.textContent).toBe("Picture 2 of 3.");
});

test("with its last picture a gallery goes", () => {
  const { page, written } = desk(body(p("before"), gallery(image("a"))));
  named(page, "Remove picture").click();
  expect(written()).toBe("p before");
});

test("an address becomes a card, and stays a link where that fails", async () => {
  const { editor, page, cards, written } = desk();
  const paste = (): void => {
    const data = new DataTransfer();
    data.setData("text/plain", "https://vik.example/a?utm_source=x");
    const how = { clipboardData: data, bubbles: true, cancelable: true };
    const event = new ClipboardEvent("paste", how);
    page.querySelector(".body")?.dispatchEvent(event);
  };
  paste();
  expect(cards[0]?.what).toBe("https://vik.example/a");
  expect(written()).toBe("p [https://vik.example/a](https://vik.example/a)");
  expect(page.textContent).toContain("Making a card…");
  await cards[0]?.refuse("The page does not answer.");
  expect(page.textContent).not.toContain("Making a card…");
  expect(written()).toBe("p [https://vik.example/a](https://vik.example/a)");
  editor.setBody(body(p()));
  paste();
  const url = "https://vik.example/a";
  const card = { url, title: "The wall", description: "", provider: "Vik", author: "" };
  await cards[1]?.answer(card);
  expect(written()).toBe("embed url=https://vik.example/a title=The wall provider=Vik");
});

test("the toolbar hears what the cursor is in", () => {
  const { editor } = desk(body(quote("", p("No."))));
  expect(editor.active()).toEqual({ marks: [], block: "quote", link: null });
});
