import { describe, expect, test } from "vitest";
import { merge, settle } from "../../desk/keeping/merge.ts";
import { emptyText } from "../../desk/keeping/texts.ts";
import type { Text } from "../../desk/types.ts";
import { chance } from "./chance.ts";
import { says } from "./device.ts";

interface Node {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
  text?: string;
  marks?: unknown[];
}

const text = (body: string, said: Partial<Text> = {}): Text => ({ ...emptyText(), body: says(body), ...said });

describe("what one of us changed is as they changed it", () => {
  test.for([
    ["a paragraph each", "A\nB\nC", "A1\nB\nC", "A\nB\nC1", "A1\nB\nC1"],
    ["neighbours", "one two\nred blue", "one two three\nred blue", "one two\nred blue green", "one two three\nred blue green"],
    ["one puts in, one changes", "One two three\nLast", "One two three four\nLast", "One two three\nNew\nLast", "One two three four\nNew\nLast"],
    ["one takes out, one puts in", "A\nB\nC", "A\nC", "A\nB\nC\nD", "A\nC\nD"],
    ["both did the same", "A\nB", "A\nB\nC", "A\nB\nC", "A\nB\nC"],
    [
      "different ends of a sentence",
      "The river rises at Brae in the night",
      "The brown river rises at Brae in the night",
      "The river rises at Brae in the early night",
      "The brown river rises at Brae in the early night",
    ],
  ])("%s", ([, base = "", mine = "", theirs = "", merged = ""]) => {
    expect(merge(text(base), text(mine), text(theirs)).merged?.body).toEqual(says(merged));
  });

  test("a headline and a place", () => {
    const base = text("A");
    const { merged } = merge(base, text("A", { headline: "New" }), text("A", { place: "Brae" }));
    expect(merged).toEqual(text("A", { headline: "New", place: "Brae" }));
  });

  test("tags that both put in, and one that was taken out", () => {
    const base = text("A", { tags: ["flood", "night"] });
    const mine = text("A", { tags: ["flood", "night", "ferry"] });
    const theirs = text("A", { tags: ["flood", "bridge"] });
    expect(merge(base, mine, theirs).merged?.tags).toEqual(["flood", "bridge", "ferry"]);
  });

  test("the caption and the words beside a picture", () => {
    const image = (attrs: object): Text["body"] => ({
      type: "doc",
      content: [{ type: "image", attrs: { asset: "ab", caption: "The quay", alt: "", ...attrs } }],
    });
    const of = (attrs: object): Text => ({ ...emptyText(), body: image(attrs) });
    const { merged } = merge(of({}), of({ caption: "The old quay" }), of({ alt: "A quay" }));
    expect(merged?.body).toEqual(image({ caption: "The old quay", alt: "A quay" }));
  });
});

describe("where both wrote there is a conflict that shows both", () => {
  test("a paragraph that became two others", () => {
    const found = merge(text("A\nB"), text("A\nMine"), text("A\nTheirs"));
    expect(found.merged).toBeNull();
    expect(found.conflicts).toEqual([
      {
        field: "body",
        base: says("B").content,
        mine: says("Mine").content,
        theirs: says("Theirs").content,
      },
    ]);
  });

  test.for([
    ["two words side by side", "Two dead at Brae", "Three dead at Brae", "Two injured at Brae"],
    ["one takes out what the other one changes", "One two three four\nLast", "Last", "One two three four five\nLast"],
    ["both go on at the end", "A", "A\nMine", "A\nTheirs"],
    ["both move a paragraph", "A\nB\nC\nD", "B\nC\nA\nD", "B\nC\nD\nA"],
    ["one moves what the other one takes out", "A\nB\nC", "B\nC\nA", "B\nC"],
  ])("%s", ([, base = "", mine = "", theirs = ""]) => {
    expect(merge(text(base), text(mine), text(theirs)).merged).toBeNull();
  });

  test("two headlines", () => {
    const found = merge(text("A"), text("A", { headline: "Mine" }), text("A", { headline: "Theirs" }));
    expect(found.conflicts).toEqual([{ field: "headline", base: "", mine: "Mine", theirs: "Theirs" }]);
  });

  test("a field of which nobody knows how it was", () => {
    const { headline, body, bylines } = text("A");
    expect(merge({ headline, body, bylines }, text("A", { place: "Brae" }), text("A")).conflicts.map(({ field }) => field)).toEqual(["place"]);
  });

  test("and choosing settles it", () => {
    const three = [text("A\nB"), text("A\nMine", { headline: "M" }), text("A\nTheirs", { headline: "T" })] as const;
    expect(merge(...three).conflicts.map(({ field }) => field)).toEqual(["headline", "body"]);
    expect(settle(...three, ["theirs", "both"])).toEqual(text("A\nMine\nTheirs", { headline: "T" }));
  });
});

test("blanks that the server evens out are no change", () => {
  const base = text("A", { headline: "The river " });
  const { merged } = merge(base, base, text("A", { headline: "The river" }));
  expect(merged).toEqual(base);
});

describe("laws, for texts by chance", () => {
  const seeds = Array.from({ length: 400 }, (_, seed) => seed);
  const drawn = seeds.map((seed) => new Drawing(seed).three());

  test("what nobody but one changed is theirs", () => {
    for (const { base, mine } of drawn) {
      expect(merge(base, mine, base)).toEqual({ merged: mine, conflicts: [] });
      expect(merge(base, base, mine)).toEqual({ merged: mine, conflicts: [] });
      expect(merge(base, mine, mine)).toEqual({ merged: mine, conflicts: [] });
    }
  });

  test("no word of either is lost, and none comes back that one of them took out", () => {
    let merges = 0;
    for (const { base, mine, theirs } of drawn) {
      const { merged, conflicts } = merge(base, mine, theirs);
      expect(conflicts.length === 0).toBe(merged !== null);
      merges += merged ? 1 : 0;
      const shown = words(settle(base, mine, theirs, conflicts.map(() => "both")));
      const [was, my, their] = [words(base), words(mine), words(theirs)];
      for (const word of [...my, ...their]) {
        const isTakenOut = was.has(word) && !(my.has(word) && their.has(word));
        if (!isTakenOut) expect(shown, `the word ${word}`).toContain(word);
      }
      if (merged) {
        for (const word of was) if (!my.has(word) || !their.has(word)) expect(words(merged)).not.toContain(word);
      }
    }
    expect(merges).toBeGreaterThan(50); // a merge that gave up every time would keep the laws too
    expect(drawn.length - merges).toBeGreaterThan(50);
  });

  test("who merges does not matter to what is merged", () => {
    for (const { base, mine, theirs } of drawn) {
      const [one, other] = [merge(base, mine, theirs), merge(base, theirs, mine)];
      expect(one.merged === null).toBe(other.merged === null);
      if (one.merged && other.merged) expect(words(one.merged)).toEqual(words(other.merged));
    }
  });
});

function words(text: Text): Set<string> {
  return new Set([text.headline, text.place, ...wordsIn(text.body as Node)].flatMap((said) => said.split(" ")).filter(Boolean));
}

function wordsIn(node: Node): string[] {
  const said = Object.values(node.attrs ?? {}).filter((value) => typeof value === "string");
  return [node.text ?? "", ...said, ...(node.content ?? []).flatMap(wordsIn)];
}

/** A base and what became of it in two hands. No word is ever written twice, so that each can be found. */
class Drawing {
  readonly #chance: ReturnType<typeof chance>;
  #words = 0;

  constructor(seed: number) {
    this.#chance = chance(seed);
  }

  three(): { base: Text; mine: Text; theirs: Text } {
    const body = { type: "doc", content: Array.from({ length: 1 + this.#below(5) }, () => this.#block()) };
    const base = { ...emptyText(), headline: this.#word(), body: body as Text["body"] };
    return { base, mine: this.#changed(base), theirs: this.#changed(base) };
  }

  #changed(base: Text): Text {
    const text = structuredClone(base);
    for (let times = this.#below(4); times > 0; times -= 1) this.#edit(text);
    return text;
  }

  #edit(text: Text): void {
    const blocks = text.body.content as Node[];
    const place = this.#below(blocks.length + 1);
    switch (this.#below(7)) {
      case 0:
        text.headline = this.#word();
        break;
      case 1:
        text.place = this.#word();
        break;
      case 2:
        blocks.splice(place, 0, this.#block());
        break;
      case 3:
        if (blocks.length > 1) blocks.splice(this.#below(blocks.length), 1);
        break;
      case 4:
        blocks.splice(place, 0, ...blocks.splice(this.#below(blocks.length), 1));
        break;
      default:
        this.#rewrite(this.#chance.one(blocks));
    }
  }

  #rewrite(block: Node): void {
    if (block.type === "image") block.attrs = { ...block.attrs, caption: this.#words_(2) };
    else if (block.type === "quote") this.#rewrite(this.#chance.one(block.content ?? []));
    else {
      const said = (block.content?.[0]?.text ?? "").split(" ");
      const place = this.#below(said.length);
      if (this.#below(2)) said.splice(place, 1, this.#word());
      else said.splice(place, this.#below(2), this.#word());
      block.content = [{ type: "text", text: said.join(" ") }];
    }
  }

  #block(): Node {
    const paragraph = { type: "paragraph", content: [{ type: "text", text: this.#words_(3 + this.#below(9)) }] };
    switch (this.#below(6)) {
      case 0:
        return { type: "image", attrs: { asset: this.#word(), caption: this.#words_(2), alt: "" } };
      case 1:
        return { type: "quote", attrs: { speaker: this.#word() }, content: [paragraph, this.#line()] };
      default:
        return paragraph;
    }
  }

  #line(): Node {
    return { type: "paragraph", content: [{ type: "text", text: this.#words_(4) }] };
  }

  #words_(count: number): string {
    return Array.from({ length: count }, () => this.#word()).join(" ");
  }

  #word(): string {
    this.#words += 1;
    return `w${this.#words}`;
  }

  #below(most: number): number {
    return this.#chance.number(most);
  }
}
