/** A whole editor in a page, and a desk whose answers a test gives when it likes. */

import type { Body, Card, Picture } from "../../desk/types.ts";
import { createEditor, fetchWhole, type Editor } from "../../desk/editor/index.ts";
import { readBody } from "../../desk/editor/body.ts";
import { outline } from "./outline.ts";

export interface Asked<Answer> {
  what: string;
  answer: (answer: Answer) => Promise<void>;
  refuse: (sentence: string) => Promise<void>;
  progress: (fraction: number) => void;
}

export interface Desk {
  editor: Editor;
  page: HTMLElement;
  /** Bodies that were given to be kept, in order. */
  kept: Body[];
  pictures: Asked<Picture>[];
  cards: Asked<Card>[];
  written: () => string;
}

export const EMPTY: Body = { type: "doc", content: [] };

await fetchWhole();

export function desk(body: Body = EMPTY): Desk {
  const page = document.createElement("main");
  document.body.append(page);
  const kept: Body[] = [];
  const pictures: Asked<Picture>[] = [];
  const cards: Asked<Card>[] = [];
  const editor = createEditor(page, {
    body,
    label: "Text",
    placeholder: "What happened?",
    onChange: (written) => kept.push(written),
    takeIn: (file, progress) => asked(pictures, file.name, progress),
    makeCard: (url) => asked(cards, url, () => undefined),
    pictureAddress: (asset) => `/pictures/${asset}`,
    now: () => "4:44 p.m.",
  });
  return { editor, page, kept, pictures, cards, written: () => outline(readBody(editor.body())) };
}

function asked<Answer>(
  list: Asked<Answer>[],
  what: string,
  progress: (fraction: number) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    list.push({
      what,
      progress,
      async answer(answer) {
        resolve(answer);
        await settled();
      },
      async refuse(sentence) {
        reject(new Error(sentence));
        await settled();
      },
    });
  });
}

/** Everything that follows from an answer has happened. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

export function file(name: string, type = "image/jpeg"): File {
  return new File(["x"], name, { type });
}

/** The button, field or list with this name, as somebody would find it who hears the page. */
export function named(page: HTMLElement, name: string): HTMLElement {
  const all = [...page.querySelectorAll<HTMLElement>("button, input, textarea, [aria-label]")];
  const found = all.find((one) => nameOf(one) === name && !one.closest("[hidden]"));
  if (found === undefined) throw new Error(`There is no “${name}” on the page.`);
  return found;
}

function nameOf(one: HTMLElement): string {
  const label = one.closest("label")?.querySelector(".name")?.firstChild?.textContent;
  return one.getAttribute("aria-label") ?? label ?? one.textContent;
}

export function write(field: HTMLElement, text: string): void {
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement)) {
    throw new Error("This is no field.");
  }
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
