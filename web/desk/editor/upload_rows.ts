/** One picture under way: its look, how far it is, and what can be done when it failed. */

import { button, element } from "./elements.ts";

export interface Row {
  dom: HTMLElement;
  begin: () => void;
  progress: (fraction: number) => void;
  fail: (sentence: string) => void;
}

interface Acts {
  again: () => void;
  remove: () => void;
}

const THUMBNAIL = 160; // px, twice what is shown

export function showRow(file: File, acts: Acts): Row {
  const name = file.name === "" ? "Picture" : file.name;
  const bar = element("progress", { max: "100", value: "0", "aria-label": name });
  const sentence = element("span", { class: "sentence", role: "alert" });
  const again = button("Try again", acts.again, { "aria-label": `Try again: ${name}` });
  const remove = button("Remove", acts.remove, { class: "plain", "aria-label": `Remove ${name}` });
  const title = element("span", { class: "file" }, name);
  const said = element("div", { class: "said" }, title, bar, sentence);
  const dom = element("li", { class: "upload" }, thumbnail(file), said, again, remove);
  return {
    dom,
    begin() {
      dom.classList.remove("failed");
      again.hidden = true;
      bar.hidden = false;
      bar.value = 0;
      sentence.textContent = "";
    },
    progress(fraction) {
      bar.value = Math.round(100 * Math.min(1, Math.max(0, fraction)));
    },
    fail(why) {
      dom.classList.add("failed");
      again.hidden = false;
      bar.hidden = true;
      sentence.textContent = why;
    },
  };
}

/** Painted from the file itself: an address “blob:…” would need a hole in the page's policy. */
function thumbnail(file: File): HTMLCanvasElement {
  const canvas = element("canvas", { class: "thumbnail", "aria-hidden": "true" });
  void paint(canvas, file);
  return canvas;
}

async function paint(canvas: HTMLCanvasElement, file: File): Promise<void> {
  if (typeof createImageBitmap !== "function") return;
  try {
    const bitmap = await createImageBitmap(file);
    const side = Math.min(bitmap.width, bitmap.height);
    const [left, top] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
    canvas.width = canvas.height = THUMBNAIL;
    canvas.getContext("2d")?.drawImage(bitmap, left, top, side, side, 0, 0, THUMBNAIL, THUMBNAIL);
    bitmap.close();
  } catch {
    // What the browser cannot read, the newsroom may: HEIC, for one.
  }
}
