/** A post's article, made from the page's own template, so that it is what the server would have sent. */

import type { PostState } from "../protocol/changes.ts";
import { data, language, part, say } from "./elements.ts";
import { writeAgo, writeTime } from "./zone.ts";

/** Newsrooms that write English put no comma before “and”, whichever English it is. */
const names = new Intl.ListFormat(language.startsWith("en") ? "en-GB" : language);

const template = part("#post-template") as HTMLTemplateElement;

export function articleFrom(id: string, state: PostState): HTMLElement {
  const copy = document.createElement("template");
  copy.innerHTML = template.innerHTML.replace(/\bID\b/g, id);
  const post = part(".post", copy.content);
  post.classList.toggle("key", state.key);
  post.classList.toggle("pinned", state.pinned);
  post.dataset["position"] = `${state.position}`;
  if (!state.headline) post.setAttribute("aria-labelledby", `time-${id}`);

  say(".headline a, h1", state.headline, post);
  say(".names", names.format(state.bylines.map(({ name }) => name)), post);
  say(".place", state.place, post);
  if (!state.pinned) part(".pin-mark", post).remove();
  if (!state.key) part(".key-mark", post).remove();
  showCorrection(post, state);
  writeTime(part(".when time", post), state.published_at);
  writeAgo(post);
  for (const found of [...post.querySelectorAll("header *")].reverse()) {
    if (!found.textContent && found.className !== "ago") found.remove(); // what the post lacks
  }
  post.normalize(); // as if it had been parsed
  part(".body", post).innerHTML = raised(state.html);
  return post;
}

/** A post that has a page to itself is its title: what follows is a level higher (delivery/headings.py). */
function raised(html: string): string {
  return data.page === "post" ? html.replace(/(<\/?h)(\d)/g, (_, tag: string, level: number) => `${tag}${level - 1}`) : html;
}

function showCorrection(post: HTMLElement, { correction }: PostState): void {
  if (correction) {
    writeTime(part(".corrected-at", post), correction.at);
    say(".correction-text", correction.text, post);
  } else part(".correction", post).remove();
}
