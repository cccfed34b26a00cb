/** What another app shares with the desk. The service worker keeps it before anything is asked. */

import type { Id, Text } from "../types.ts";
import type { Node } from "./blocks.ts";
import { DeviceDatabase, type Shared } from "./database.ts";
import { newId } from "./ids.ts";
import { blank, keepPicture, named } from "./pictures.ts";
import { otherTabs } from "./tabs.ts";
import { emptyText } from "./texts.ts";
import { lastPerson, nameOf } from "./writer.ts";

/** The fields of the form in which it comes; src/dateline/desk/app.py names them to the phone. */
const WORDS = ["title", "text", "url"] as const;
const PICTURES = "pictures";

/** Keep it for whoever was at the desk last, all of it or nothing. */
export async function keepShared(root: string, form: FormData): Promise<Id> {
  const person = await lastPerson(root);
  if (person === null) throw new Error("Nobody has been at this desk on this device.");
  const files = form.getAll(PICTURES).filter((one) => one instanceof File && one.size > 0) as File[];
  const pictures = await Promise.all(files.map(named));
  const words = Object.fromEntries(WORDS.map((name) => [name, said(form.get(name))]));
  const shared = {
    ...(words as Pick<Shared, (typeof WORDS)[number]>),
    id: newId(),
    pictures: pictures.map(({ asset }) => asset),
    shared_at: Date.now(),
  };
  const name = nameOf(root, person);
  const database = await DeviceDatabase.open(name);
  try {
    await database.change(async (within) => {
      for (const picture of pictures) await keepPicture(within, picture);
      within.put("shared", shared);
    });
  } finally {
    database.close();
  }
  const tabs = otherTabs(name, () => undefined);
  tabs.tell(null);
  tabs.close();
  return shared.id;
}

/** A post that begins with what was shared: a line is a paragraph, and an address a link. */
export function textOfShared({ title, text, url, pictures }: Shared): Text {
  const lines = [...text.split(/\r?\n/), url].map((line) => line.trim()).filter(Boolean);
  const images = pictures.map((asset): Node => ({ type: "image", attrs: blank(asset) }));
  const shown = images.length > 1 ? [{ type: "gallery", content: images }] : images;
  const content = [...[...new Set(lines)].map(paragraph), ...shown];
  const body = content.length ? { type: "doc" as const, content } : emptyText().body;
  return { ...emptyText(), headline: title.trim(), body };
}

function paragraph(line: string): Node {
  const link = /^https?:\/\/\S+$/.test(line) ? { marks: [{ type: "link", attrs: { href: line } }] } : {};
  return { type: "paragraph", content: [{ type: "text", text: line, ...link }] };
}

function said(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}
