/**
 * A post’s article, made from the template that comes with the embed.
 *
 * web/reader/post.ts makes the same of its page. One piece for both was tried: with what it has to be given, it takes
 * the page's script 12 bytes past its bound of 5 KB.
 */

import type { PostState } from "../protocol/changes.ts";
import { part, say } from "../reader/parts.ts";

/** `template` has every part that a post can have; the others write what it says in the page's language and zone. */
export function articleFrom(
  id: string,
  state: PostState,
  template: Element,
  language: string,
  writeTime: (time: HTMLElement, moment: string) => void,
  writeAgo: (post: Element) => void,
): HTMLElement {
  /** Newsrooms that write English put no comma before “and”, whichever English it is. */
  const names = new Intl.ListFormat(language.startsWith("en") ? "en-GB" : language);
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
  if (state.correction) {
    writeTime(part(".corrected-at", post), state.correction.at);
    say(".correction-text", state.correction.text, post);
  } else part(".correction", post).remove();
  writeTime(part(".when time", post), state.published_at);
  writeAgo(post);
  for (const found of [...post.querySelectorAll("header *")].reverse()) {
    if (!found.textContent && found.className !== "ago") found.remove(); // what the post lacks
  }
  post.normalize(); // as if it had been parsed
  part(".body", post).innerHTML = state.html;
  return post;
}
