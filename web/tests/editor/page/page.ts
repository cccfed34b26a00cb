/** A desk that answers at once: what is called “broken” fails the first time, the rest is there. */

import { createEditor, fetchWhole } from "../../../desk/editor/index.ts";
import type { Body, Card, Picture } from "../../../desk/types.ts";

const place = document.getElementById("place");
if (place === null) throw new Error("The page has no place for the editor.");

const page = { changes: [] as Body[], published: 0, failed: new Set<string>(), sent: 0 };

function send(file: File, progress: (fraction: number) => void): Promise<Picture> {
  progress(0.4);
  if (file.name.startsWith("slow")) return new Promise(() => undefined);
  if (file.name.startsWith("broken") && !page.failed.has(file.name)) {
    page.failed.add(file.name);
    return Promise.reject(new Error("The network went away; the picture is still on this device."));
  }
  const asset = "abcdef".charAt(page.sent++ % 6).repeat(64);
  return Promise.resolve({
    id: asset,
    width: 1200,
    height: 800,
    address: "",
    source_set: "",
    attributes: { asset, caption: "", credit: "A. Nilsen", source: "", alt: "" },
    metadata: {},
    demands: [],
    rights_confirmed: true,
    focus: null,
  });
}

function card(url: string): Promise<Card> {
  if (url.includes("broken")) return Promise.reject(new Error("The page does not answer."));
  const title = "Sea wall at Vik to be raised by a metre";
  return Promise.resolve({ url, title, description: "", provider: "Vik Times", author: "" });
}

await fetchWhole();
const editor = createEditor(place, {
  body: { type: "doc", content: [] },
  label: "Text",
  placeholder: "What happened?",
  onChange: (body) => page.changes.push(body),
  onPublish: () => page.published++,
  takeIn: send,
  makeCard: card,
  pictureAddress: (asset) => `pictures/${asset}.jpg`,
  now: () => "4:44 p.m. ET",
});

Object.assign(window, { editor, page });
