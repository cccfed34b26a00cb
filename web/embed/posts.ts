/** The posts of an embedded coverage. What arrives waits behind a button: on this page something else is read. */

import type { PostState } from "../protocol/changes.ts";
import { isAbove } from "../protocol/order.ts";
import { part } from "../reader/parts.ts";
import { renew } from "../reader/renewing.ts";
import { isPinned, placeOf, putInPlace } from "../reader/standing.ts";
import type { Writing } from "./writing.ts";

const SPARE = 3; // posts below those that are shown, for when some are withdrawn (delivery/embeds/pages.py)
const APART = 20_000; // between sentences for a screen reader

export interface Posts {
  readonly take: (id: string, state: PostState) => void;
  /** It goes at once, wherever it is. */
  readonly remove: (id: string) => void;
  /** Bring what stands around the posts in step with them. */
  readonly settle: () => void;
}

export function postsIn(embed: HTMLElement, { said, words, counted, article, time }: Writing): Posts {
  const list = part(".feed", embed);
  const button = part(".arrivals", embed);
  const status = part("[role=status]", embed);
  const updated = part(".updated time", embed) as HTMLTimeElement;
  const held = new Map<string, PostState>();
  const all = list.children as HTMLCollectionOf<HTMLElement>;
  let next = 0;

  function find(id: string): HTMLElement | null {
    return list.querySelector(`#post-${id}`);
  }

  function take(id: string, state: PostState): void {
    const standing = find(id);
    const { published_at } = state;
    if (!(Date.parse(published_at) <= Date.parse(updated.dateTime))) time(updated, published_at);
    if (!belongs(id, state, standing)) remove(id);
    else if (standing) revise(id, state, standing);
    else held.set(id, state);
  }

  /** Whether a post stands here, and not among the older ones that do not. */
  function belongs(id: string, state: PostState, standing: Element | null): boolean {
    if (said.only === "key" ? !state.key || !state.headline : said.only && said.only !== id) return false;
    const foot = [...all].filter((post) => post !== standing && !isPinned(post)).pop();
    return !said.more || state.pinned || !foot || isAbove({ position: state.position, id }, placeOf(foot));
  }

  function revise(id: string, state: PostState, standing: HTMLElement): void {
    const { correction } = state;
    const shown = part(".corrected-at", standing).getAttribute("datetime");
    if (correction && correction.at !== shown) speak(words.correction.replace("{n}", correction.text));
    put(id, state);
  }

  function put(id: string, state: PostState): HTMLElement {
    const fresh = article(id, state);
    const standing = find(id);
    if (standing) renew(standing, fresh);
    putInPlace(standing ?? fresh, list);
    return standing ?? fresh;
  }

  function remove(id: string): void {
    held.delete(id);
    find(id)?.remove();
    speak("");
  }

  function settle(): void {
    while (all.length > Number(said.number) + SPARE) {
      list.lastChild?.remove();
      said.more = "1";
    }
    [...all].forEach((post, place) => (post.hidden = place >= Number(said.number)));
    const waiting = held.size ? counted(words.new, held.size) : "";
    if (waiting && waiting !== button.textContent) speak(waiting);
    button.hidden = !waiting;
    button.textContent = waiting;
  }

  /** Now or not at all: what is said late is said out of place. */
  function speak(sentence: string): void {
    if (sentence && Date.now() < next) return;
    next = Date.now() + APART;
    status.textContent = sentence;
  }

  button.onclick = () => {
    const shown = Array.from(held, ([id, state]) => put(id, state));
    held.clear();
    settle();
    const highest = [...all].find((post) => shown.includes(post));
    highest?.setAttribute("tabindex", "-1");
    highest?.focus({ preventScroll: true });
    highest?.scrollIntoView();
  };

  return { take, remove, settle };
}
