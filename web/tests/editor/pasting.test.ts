// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DOMParser as SchemaParser, Slice } from "prosemirror-model";
import { expect, test } from "vitest";
import { cleanHtml } from "../../desk/editor/pasting/html.ts";
import { sliceOfText } from "../../desk/editor/pasting/text.ts";
import { nodes, schema } from "../../desk/editor/schema.ts";
import { outline, text } from "./outline.ts";

function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, "clipboard", `${name}.html`), "utf8");
}

function pasted(html: string): string {
  const holder = document.createElement("div");
  holder.innerHTML = cleanHtml(html);
  return outline(SchemaParser.fromSchema(schema).parse(holder));
}

function pastedText(plain: string): string {
  const slice: Slice = sliceOfText(plain);
  return outline(nodes.doc.create(null, slice.content));
}

test("Word's headings, lists and tables arrive as such, without its styles and notes", () => {
  expect(pasted(fixture("word"))).toBe(text`
    heading level=3 What the harbour master said
    p Water came over the wall at **twenty past four**, an hour before *high tide*.
    ul
      li
        p Strand school is open
        ul
          li
            p room for three hundred
      li
        p The ferry is [in port](https://ferry.example/times?day=1)
    p In this order:
    ol start=3
      li
        p the old harbour
      li
        p the quay
    table
      tr
        th Place
        th Metres
      tr
        td Vik
        td 2.4
  `);
});

test("Word in a browser has a list for each item, and here they are one", () => {
  expect(pasted(fixture("word-in-browser"))).toBe(text`
    p Shelters that are **open**
    ul
      li
        p Strand school
        ul
          li
            p the gymnasium
      li
        p The sports hall
  `);
});

test("Google Docs' wrapper is not bold, its spans are what they say, and its links lead where they say", () => {
  expect(pasted(fixture("google-docs"))).toBe(text`
    heading level=3 The night at Vik
    p The municipality has opened **Strand school*** for the night*.
    p [The list of shelters](https://vik.example/shelters?id=4) is kept up to date.
    ul
      li
        p Water
        ul
          li
            p from the truck
      li
        p **Blankets**
    table
      tr
        th Shelter
        th Beds
      tr
        td Strand
        td 300
  `);
});

test("a mail from Gmail is its paragraphs and what it quotes", () => {
  expect(pasted(fixture("gmail"))).toBe(text`
    p Hello desk,
    p the **pumps** are running again.
    p More at [the log](https://pumps.example/log?page=2).
    p On Sat, Nov 28, 2026 at 4:44 PM Marit Aas <[marit@vik.example](mailto:marit@vik.example)> wrote:
    quote
      p Are the pumps running?
      p We need them before six.
  `);
});

test("a mail from Outlook in a browser leaves its layout behind", () => {
  expect(pasted(fixture("outlook-in-browser"))).toBe(text`
    p Power is out in 18,000 homes.
    p **The operator** says crews cannot work. See [the map](https://grid.example/map).
    p Jonas Lie
    p Grid operator
    p **From:** Jonas Lie/**Sent:** Saturday
  `);
});

test("a mail from Apple Mail: what it quotes is a quote, what it sets in is not", () => {
  expect(pasted(fixture("apple-mail"))).toBe(text`
    p Two boats are missing.
    p The *Havella* was seen at noon.
    quote
      p On 28 Nov 2026, at 16:44, Ben wrote:
      p Which boats?
      p the ferry
      p the pilot
    p Set in, and no quotation.
  `);
});

test("a web page keeps its words and links, and nothing that runs, is fetched or is hidden", () => {
  expect(pasted(fixture("web-page"))).toBe(text`
    heading level=3 Storm closes the coast road
    p The road is shut between *Vik* and Halden.
    p Waves at the wall. Photo: A. Nilsen
    heading level=4 What is known
    ol start=2
      li
        p No one is hurt.
        ol
          li
            p So say the police.
      li
        p Buses go round.
    quote
      p We did not expect this.
      p Nobody did.
    p Relative, [the map](https://coast.example/road#map), [mail](mailto:desk@coast.example).
    divider
    table
      tr
        th Place
        th Level
        th
      tr
        td Vik
        td 2.4
        td rising/fast
    p line one/line two
  `);
});

test.each(["word", "word-in-browser", "google-docs", "gmail", "apple-mail", "web-page"])(
  "what is cleaned of %s holds nothing but elements of ours",
  (name) => {
    const html = cleanHtml(fixture(name));
    expect(html).not.toMatch(/<(?!\/?(p|h3|h4|ul|ol|li|blockquote|table|tbody|tr|th|td|hr|br|strong|em|a)\b)/);
    expect(html).not.toMatch(/\s(?!href=|start=)[a-z-]+="/);
    expect(html).not.toMatch(/utm_|fbclid|gclid|javascript:/);
    expect(cleanHtml(html)).toBe(html);
  },
);

test("two line breaks part paragraphs, one is kept, and none is left at the ends", () => {
  expect(pasted("<p><br>One<br>two<br><br>Three<br></p>")).toBe("p One/two\np Three");
});

test("a no-break space that was meant stays, and those of an editor go", () => {
  expect(pasted("<p>2,4&nbsp;m high&nbsp; and <b>&nbsp;rising</b>&nbsp;</p>")).toBe(
    "p 2,4\u00a0m high and **rising**",
  );
});

test("a whole quotation, table or picture of ours is pasted as it was copied", () => {
  const attrs = JSON.stringify({ speaker: "Marit Aas", role: "" }).replaceAll('"', "&quot;");
  const html = `<blockquote data-dateline="quote" data-attrs="${attrs}"><p>No.</p></blockquote>`;
  expect(pasted(html)).toBe("quote speaker=Marit Aas\n  p No.");
});

test("a picture that pretends to be ours is none", () => {
  const attrs = "{&quot;asset&quot;:&quot;https://x.example/a.jpg&quot;}";
  expect(pasted(`<figure data-dateline="image" data-attrs="${attrs}"></figure>`)).toBe("p");
});

test("plain text: blank lines make paragraphs, single ones stay", () => {
  expect(pastedText("One\r\ntwo\r\n\r\n\r\nThree\n")).toBe("p One/two\np Three");
});

test("the lines of an old mail are joined", () => {
  const line = "The harbour master says that the wall has held for fifty years";
  expect(pastedText(`${line}\n${line}\nand no more.`)).toBe(`p ${line} ${line} and no more.`);
});

test("Markdown stays as it is, unless it is clearly a list", () => {
  expect(pastedText("## Not **bold**\n\n- a dash alone\n\n1. one alone")).toBe(
    "p ## Not **bold**\np - a dash alone\np 1. one alone",
  );
  expect(pastedText("- water\n- blankets")).toBe("ul\n  li\n    p water\n  li\n    p blankets");
  expect(pastedText("4. water\n5. blankets")).toBe(
    "ol start=4\n  li\n    p water\n  li\n    p blankets",
  );
  expect(pastedText("2026. A year\n1999. Another")).toBe("p 2026. A year/1999. Another");
});

test("characters that are no text are not pasted", () => {
  expect(pastedText("a\u0000b\u0007c\ud800d")).toBe("p abcd");
  expect(pasted("<p>a&#11;b&#7;c</p>")).toBe("p abc");
});
