/** A post's article, made from the page's own template, so that it is what the server would have sent. */

import type { PostState } from "../protocol/changes.ts";
import { part } from "./elements.ts";
import { writeAgo, writeTime } from "./zone.ts";

/** The parts that a post may lack, each before the one that holds it. */
const OPTIONAL = [".pin-mark", ".key-mark", ".marks", ".headline", ".names", ".place", ".by", ".correction"];

const template = part("#post-template");

export function articleFrom(id: string, state: PostState): HTMLElement {
  const box = document.createElement("template");
  box.innerHTML = template.innerHTML.replace(/\bID\b/g, id);
  const post = part(".post", box.content);
  post.className = ["post", state.key && "key", state.pinned && "pinned"].filter(Boolean).join(" ");
  post.dataset["position"] = String(state.position);
  if (!state.headline) post.setAttribute("aria-labelledby", `time-${id}`);

  write(".headline a", state.headline);
  write(".names", joined(state.bylines));
  write(".place", state.place);
  write(".correction-text", state.correction?.text);
  if (!state.pinned) write(".pin-mark");
  if (!state.key) write(".key-mark");
  if (state.correction) writeTime(part(".corrected-at", post), state.correction.at);
  else write(".correction");
  writeTime(part(".when time", post), state.published_at);
  writeAgo(post);
  for (const selector of OPTIONAL) {
    const found = part(selector, post);
    if (!found.textContent) found.remove();
  }
  post.normalize(); // as if it had been parsed
  part(".body", post).innerHTML = state.html;
  return post;

  function write(selector: string, text?: string | null): void {
    part(selector, post).textContent = text ?? "";
  }
}

/** `Ada Quist`, `Ada Quist and Ben Okri`, `Ada Quist, Ben Okri and Cleo Roth`. */
function joined(bylines: PostState["bylines"]): string {
  const names = bylines.map(({ name }) => name);
  const last = names.pop() ?? "";
  return names.length > 0 ? `${names.join(", ")} and ${last}` : last;
}
